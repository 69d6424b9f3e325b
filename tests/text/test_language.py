"""The language of a text, as far as its script tells."""

import pytest

from govcrawl.text import language


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("安徽省人民政府办公厅关于推动长三角一体化发展的意见", "zh-Hans"),
        ("臺北市政府交通局表示，捷運環狀線已動土", "zh-Hant"),
        ("香港特別行政區政府公布，東鐵綫今日通車", "zh-Hant"),
        ("本月二十日上午", "zh-Hans"),
        ("她说“の”字很好看，网友都这么写", "zh-Hans"),
        ("東京都は十二日、感染者が新たに確認されたと発表した", "ja"),
        ("བོད་རང་སྐྱོང་ལྗོངས་མི་དམངས་སྲིད་གཞུང་", "bo"),
        ("ھەممە ئادەم زاتىدىنلا ئەركىن، ئىززەت-ھۆرمەت", "ug"),
        ("بارلىق ادامدار تۋمىسىنان ازات جانە ٴبىر قادىر", "kk"),
        ("Барлық адамдар тумысынан азат және тең", "kk"),
        ("ᠬᠦᠮᠦᠨ ᠪᠦᠷ ᠲᠥᠷᠥᠵᠦ ᠮᠡᠨᠳᠡᠯᠡᠬᠦ", "mn"),
        ("Хүн бүр төрж мэндлэхэд эрх чөлөөтэй", "mn"),
        ("ꊿꂷꃅꄿꐨꐥ，ꌅꅍꂷꀋꐚꀕꑊꐞꐯꒉꑌ", "ii"),
        ("모든 인간은 태어날 때부터 자유로우며", "ko"),
        ("Boux boux ma daengz lajmbwn couh miz cwyouz caeuq genzli", "za"),
        ("All human beings are born free and equal in dignity and rights.", "en"),
        ("Все люди рождаются свободными и равными", "ru"),
        ("安徽 GDP up 5.2 percent", "zh-Hans"),
        ("", "und"),
        ("123，。", "und"),
    ],
)
def test_the_language_of_a_text_is_told_by_its_script(text, tag):
    assert language(text) == tag
