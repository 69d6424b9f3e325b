-- Fragment: the server's clock, the only one there is; no worker's clock is ever asked.
local server_time = redis.call('TIME')
local now = tonumber(server_time[1]) * 1000 + math.floor(tonumber(server_time[2]) / 1000) -- ms since 1970
local china = tonumber(server_time[1]) + 28800 -- Asia/Shanghai has had no daylight saving since 1991
local today = math.floor(china / 86400) - 19723 -- days since 2024-01-01 in China
