"""The command line: one module a command, found by Scrapy through COMMANDS_MODULE."""
