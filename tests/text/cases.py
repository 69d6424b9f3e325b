"""Cases of every repair, in one form: what came, what was meant, and where it is from.

``wild``: seen on real pages, or the exact damage of a named mechanism. ``synthetic``: made for a rule. ``stays``:
looks like damage and is none. ``known_failure``: what we would like and do not have; the test fails when it starts
to work, so that the list stays true.
"""

from typing import NamedTuple


class Case(NamedTuple):
    """``context``: the page that the text is a field of."""

    came: str
    meant: str
    kind: str
    context: str | None = None


def wild(came: str, meant: str, context: str | None = None) -> Case:
    return Case(came, meant, "wild", context)


def synthetic(came: str, meant: str, context: str | None = None) -> Case:
    return Case(came, meant, "synthetic", context)


def stays(text: str, context: str | None = None) -> Case:
    return Case(text, text, "stays", context)


def known_failure(came: str, meant: str, context: str | None = None) -> Case:
    return Case(came, meant, "known failure", context)


MOJIBAKE: dict[str, list[Case]] = {
    "gbk-as-latin1": [
        wild("·¢Õ¹", "发展"),
        wild("ºþ±±Ê¡", "湖北省"),
        wild("ÖÐ¹ú¹²²úµ³ÐÂÎÅÍø", "中国共产党新闻网"),
        synthetic("来源：°²»ÕÈÕ±¨¡¡×÷Õß£ºÕÅÎ°", "来源：安徽日报　作者：张伟"),
        synthetic("第一段是好的。\nµÚ¶þ¶Î²»ºÃ¡£\n第三段是好的。", "第一段是好的。\n第二段不好。\n第三段是好的。"),
        synthetic("Ìì", "天", "ºþ±±Ê¡\n°²»ÕÊ¡"),
        stays("ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏ"),
        stays("¿Qué? ¡Sí! «Où êtes-vous ?»"),
        stays("São João: ações, nações, não."),
        stays("目录······················12"),
        stays("±±±§§§××××"),
        known_failure("·¢", "发"),  # two letters prove nothing
    ],
    "utf8-as-latin1": [
        wild("å®\x89å¾½æ\x97¥æ\x8a¥", "安徽日报"),
        wild("æ¹–åŒ—çœ\x81", "湖北省"),
        wild("Ã¥Â\x8fÂ\x91Ã¥Â±Â\x95", "发展"),
        synthetic("ÃƒÂ¥Ã‚Â\x8fÃ‚Â\x91ÃƒÂ¥Ã‚Â±Ã‚Â\x95", "发展"),
        synthetic("责编：å¼\xa0ä¼Ÿ", "责编：张伟"),
        stays("The café’s naïve façade, Zürich, Ångström"),
        known_failure("å\x8f", "发"),  # the last byte is gone
    ],
    "utf8-as-gbk": [
        wild("鍙戝睍", "发展"),
        wild("婀栧寳鐪佷汉姘戞斂搴�", "湖北省人民政搴�"),  # the last byte is lost: what is certain is mended
        wild("瀹夊窘鏃ユ姤", "安徽日报"),
        synthetic("标题：瀹夊窘鏃ユ姤（第一版）", "标题：安徽日报（第一版）"),
        stays("魑魅魍魉，饕餮梼杌"),
        stays("浙江省江山市廿八都镇浔里街"),
        known_failure("涓浗", "中国"),  # the byte pair between the two was dropped
    ],
    "big5-as-gbk": [
        synthetic("よ現┎呼祇甶", "地方政府網站的發展"),
        stays("これは日本語の文章です。"),
        known_failure("祇甶", "發展"),  # four bytes prove nothing
    ],
    "gbk-as-big5": [
        synthetic("笢弊僕莉絨菴媼坋棒測桶湮頗", "中国共产党第二十次代表大会"),
        stays("崔嵬嵯峨，嶙峋崚嶒；潺湲澎湃"),
    ],
    "big5-as-latin1": [
        synthetic("»OÆW¤j¾Ç¾Ç¥Í·|", "臺灣大學學生會"),
        stays("£¥¤¢§¶ ¼½¾"),
    ],
}

CHARACTERS: dict[str, list[Case]] = {
    "entities": [
        wild("&amp;#20013;&amp;#22269;安徽", "中国安徽"),
        wild("&ldquo;一体化&rdquo;发展&mdash;&mdash;访谈", "“一体化”发展——访谈"),
        wild("杨&#xE5E5;竹　摄", "杨竹　摄"),
        synthetic("卡尔&middot;马克思&nbsp;著", "卡尔·马克思 著"),
        synthetic("&amp;amp;#x5b89;徽", "安徽"),
        synthetic("他说：&#8220;好&#8221;，&#39;行&#39;&#8203;。", "他说：“好”，'行'。"),
        stays("安徽&#60;b&#62;&#38;"),
        stays("在 HTML 里，“中”字可以写成实体 &#20013;，空格写成 &nbsp;。"),
        stays("<p>&#20013;&#25991; &amp; &lt;b&gt; &nbsp;</p>"),
        stays("AT&amp;T，R&D，Q&A"),
        stays("http://www.example.com/?a=1&amp;b=2&copy=3"),
        stays("&#20013 少了分号"),
        stays("解析失败。它应该是字符引用中的数字（如 &#234;）——可能该数字太大了"),
        stays("法语字母 &#234;"),
        wild(
            "服务实体经济&mdash;&mdash;访谈\n邮政编码 230001 http://a.example/index.html",
            "服务实体经济——访谈\n邮政编码 230001 http://a.example/index.html",
        ),
    ],
    "zero-width": [
        wild("麻醉药品\u200c、精神药品", "麻醉药品、精神药品"),
        wild("上涨0.8%。1\xad\xad—4月平均", "上涨0.8%。1—4月平均"),
        wild("\ufeff本报北京8月20日讯", "本报北京8月20日讯"),
        wild("ï»¿本报北京8月20日讯", "本报北京8月20日讯"),
        synthetic("安\u200b徽\u2060日\u200e报", "安徽日报"),
        stays("👨\u200d👩\u200d👧 一家三口"),
        stays("بۇ خەۋەر \u200fشىنخۇا\u200c تورىدىن"),
        stays("བོད་\u200bལྗོངས་"),
    ],
    "controls": [
        wild("首先，加入世贸及\x02...", "首先，加入世贸及..."),
        synthetic("安\x00徽\x1f日报\x7f", "安徽日报"),
        synthetic("第一段\x0b第二段", "第一段\n第二段"),
        stays("static void f(void);\n\x0c\nint main(void)"),
        stays("一\t二\n三"),
    ],
    "line-breaks": [
        wild("第一段\r\n第二段\r第三段", "第一段\n第二段\n第三段"),
        synthetic("第一段\u2028第二段", "第一段\n第二段"),
        stays("first\r\nsecond\r\n"),
    ],
    "private-use": [
        wild("\ue5e5\ue5e5本报讯", "\u3000\u3000本报讯"),
        synthetic("普通话 \ue7c7 音", "普通话 ḿ 音"),
        synthetic("用\ue81e部", "用\u9fb4部"),
        synthetic("目标\uf0b7任务", "目标•任务"),
        synthetic("香港\ue00b邨的這個", "香港" + bytes.fromhex("fa4b").decode("big5hkscs") + "邨的這個"),
        stays("图标\uf015首页"),
    ],
    "compatibility-ideographs": [
        wild("人民\uf90a融，统计年\uf989", "人民金融，统计年黎"),
        synthetic("不\uf967不", "不不不"),
        stays("神社と\ufa19様、\ufa11さん、朗\uf929"),
        stays("한국 \uf90a의 역사"),
    ],
    "radicals": [
        wild("⼀般来说，⻓江⽔位", "一般来说，长江水位"),
        wild("⼈⺠政府办公厅", "人民政府办公厅"),
        stays("部首“⼝”的字多与嘴有关"),
        stays("⼀ ⼆ ⼋"),
        known_failure("⺮⺷", "竹羊"),  # parts of hanzi that are no hanzi by themselves
    ],
    "vertical-forms": [
        wild("时间︰八月二十日", "时间：八月二十日"),
        synthetic("安徽︵合肥︶︽日报︾", "安徽（合肥）《日报》"),
        stays("申請日期︰二零二三年八月一日"),
        stays("出品︱安徽日报"),
        stays("(╯°□°)╯︵ ┻━┻"),
    ],
    "full-width": [
        wild("２０２３年８月２０日", "2023年8月20日"),
        wild("增长３．５％，Ａ股上涨", "增长3.5％，A股上涨"),
        stays("民國１２０年完工通車，這是臺灣的計畫。"),
        stays("東京都は１２日、感染者が３２１人だったと発表した。"),
        stays("他说：“（发展）是硬道理！”；《安徽日报》、——……～％＋＝"),
    ],
    "name-spaces": [
        wild("本报记者 杨　竹 摄", "本报记者 杨竹 摄"),
        wild("责任编辑：李　明　校对：王　芳", "责任编辑：李明　校对：王芳"),
        synthetic("杨\xa0竹", "杨竹"),
        synthetic("（记者　李　明、王小明、赵　强　报道）", "（记者　李明、王小明、赵强　报道）"),
        stays("目　录\n前　言\n男　女\n高　低"),
        stays("（記者　李明軒／臺北報導）"),
        stays("本报记者 杨 竹 摄"),  # an ordinary space parts words as well
        known_failure("出席会议的有韩　俊、王清宪", "出席会议的有韩俊、王清宪"),  # no word for a person beside them
    ],
    "surrogate-pairs": [
        synthetic("安徽\ud83d\ude00", "安徽😀"),
        stays("安徽😀"),
    ],
}
