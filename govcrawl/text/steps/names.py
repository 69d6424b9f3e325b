"""Layout spaces inside a name of two characters: 记者 杨　竹 摄 is about 杨竹.

Typesetters widen such names to the width of three characters. A space is taken out only between a surname and one
other hanzi, where a word for a person stands before or after them.
"""

import re

from govcrawl.text.evidence import Evidence

NAME = "name-spaces"
TRIGGER = "\u3000\xa0"  # an ordinary space counts too, but only after one of the words of _BEFORE
_SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫房裘缪干解应宗丁宣邓郁单杭洪包诸左石崔吉龚程邢裴陆荣翁荀羊惠甄曲封芮储靳段焦巴谷车侯班秋仲伊宫宁仇甘厉戎祖武符刘景詹束龙叶司韶黎薄印白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥苍闻党翟谭贡姬申冉桑桂牛寿通边扈燕冀尚农温别庄晏柴瞿阎习艾鱼容向古易慎戈廖庾终居衡步都耿满弘匡国文寇广东欧沃利越隆师巩聂晁勾敖融冷辛阚那简饶曾关蒯相查荆红游竺权盖益桓公岳帅亢况后有肖付闫代覃佟逄仝苟"
    "趙錢孫吳鄭馮陳衛蔣韓楊許呂張嚴謝鄒竇蘇範魯韋馬鳳費賀湯羅畢鄔樂時齊顧黃蕭貝計談龐紀項藍閔強賈婁顏鍾駱淩萬盧繆應單諸龔陸榮儲車寧劉葉賴藺喬陰聞譚貢壽邊農溫莊閻魚習滿國廣東歐師鞏聶饒關紅遊權蓋後葉"
)
_BEFORE = "记者|記者|通讯员|通訊員|作者|编辑|編輯|责编|責編|校对|校對|摄影|攝影|主编|主編|撰稿|执笔|供稿|实习生|美编|版式|制图|检察长|院长|局长|主任|书记|市长|省长|县长|主席|部长|厅长|同志"
_AFTER = "摄|攝|文|图|圖|报道|報道|同志|先生|女士|/"
_SPACE = "[\u3000\xa0 ]"
_WIDE = "[\u3000\xa0]"
_H = "[\u3400-\u9fff]"
_EDGE_AFTER = f"(?!{_H})"
_EDGE_BEFORE = f"(?<!{_H})"
_NAME_AFTER_WORD = re.compile(
    rf"((?:{_BEFORE})[：:]?{_SPACE}*(?:(?:{_H}{{2,3}}|[{_SURNAMES}]{_SPACE}{{1,2}}{_H})[、，,\u3000 ]{{1,2}}){{0,6}})"
    rf"([{_SURNAMES}]){_SPACE}{{1,2}}({_H})(?={_SPACE}|[、，,。）)\]】；;/／\n]|$)"
)
_NAME_BEFORE_WORD = re.compile(
    rf"{_EDGE_BEFORE}([{_SURNAMES}]){_WIDE}{{1,2}}({_H})(?={_SPACE}?(?:{_AFTER}){_EDGE_AFTER})"
)


def mend(text: str, evidence: Evidence) -> str:
    """Join the names."""
    while (joined := _NAME_AFTER_WORD.sub(r"\1\2\3", text)) != text:  # one name of a list at a time
        text = joined
    return _NAME_BEFORE_WORD.sub(r"\1\2", text)
