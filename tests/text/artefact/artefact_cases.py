"""Cases of the Pinyin artefact: seen in the wild, synthetic, and texts that must stay.

``came``, ``meant``; where the damage cannot be undone for certain, ``meant`` is None and the text must be flagged.
"""

from typing import NamedTuple


class Case(NamedTuple):
    came: str
    meant: str | None
    context: str | None = None


#: A page that shows the damage, for fields too short to show it themselves.
PAGE = (
    "企業(yè)加快發(fā)展，推進網(wǎng)絡(luò)強國建設，區(qū)域經(jīng)濟協(xié)同創(chuàng)新，"
    "現(xiàn)代產(chǎn)業(yè)體系不斷完善。"
)

WILD = [
    Case("現(xiàn)在 網(wǎng)站 發(fā)展", "现在 网站 发展"),
    Case("因?yàn)樘岬絇DM", "因为提到PDM"),
    Case("人們?nèi)绾慰创?", "人们如何看待", PAGE),
    Case("方式?，F(xiàn)代", "方式。现代", PAGE),
    Case("不。痪蜆I(yè)", None, "因yàn)樘岬絇DM\n" + PAGE),  # 小, 住 or 敗: three words as good
    Case("網(wǎng)絡(luò )公司的會(huì )員", "网络公司的会员"),
    Case("您現(xiàn)在所在的位置: 網(wǎng)站首頁 > 要聞", "您现在所在的位置: 网站首页 > 要闻"),
    Case("確保事事有著落，成效顯著，著名作家的著作", "确保事事有着落，成效显著，著名作家的著作", PAGE),
    Case("真抓實干，關于這里的后續工作", "真抓实干，关于这里的后续工作", PAGE),
    Case("<p>他說：“要建設政務平臺?！?/p>", "<p>他说：“要建设政务平台。”", PAGE + "\n方式?，F(xiàn)代"),
]

SYNTHETIC = [
    Case("因\ufffd(yàn)樘岬絇DM", "因为提到PDM"),
    Case("因(yàn)樘岬絇DM", "因为提到PDM", "因(yàn)樘岬降企業(yè)發(fā)展\n" + PAGE),
    Case("因yàn)樘岬絇DM", "因为提到PDM"),
    Case("企業(yè)發(fā)展,，區(qū)域協(xié)同,。", "企业发展，区域协同。"),
    Case("習近平", "习近平", PAGE),
    Case("亳(bó)州市譙城區(qū)的企業(yè)發(fā)展很快", "亳(bó)州市谯城区的企业发展很快"),
    Case("渦(guō)河兩岸，區(qū)域經(jīng)濟協(xié)同，企業(yè)發(fā)展", "涡(guō)河两岸，区域经济协同，企业发展"),
    Case("“A(láo)A制”", "“AA制”", PAGE),
    Case("清朝乾隆年間，長(zhǎng)江兩岸", "清朝乾隆年间，长江两岸", "長(zhǎng)江\n" + PAGE),
]

STAYS = [
    Case(text, text)
    for text in (
        "亳(bó)州、歙(shè)县、涡(guō)河、黟(yī)县都在安徽。",
        "我(wǒ)爱(ài)我(wǒ)家(jiā)，家(jiā)里(lǐ)有(yǒu)爸(bà)爸(ba)。",
        "单位：分(cm) 斤(kg) 子(try) (a)(b)(c)",
        "學(xué)校里的老師教同學(xué)們讀書(shū)，小明說(shuō)：「我愛(ài)我的學校。」",
        "這五個字要記住：學(xué)、國(guó)、語(yǔ)、書(shū)、愛(ài)。請同學們每個字寫三遍，明天交給老師。",
        "生字：學(xué)校、國(guó)家、語(yǔ)言、書(shū)本、愛(ài)心。",
        "龜(qiū)茲古國位於今天的新疆庫車，單(shàn)于是匈奴的君主。",
        "立法院院會三讀修正通過「個人資料保護法」部分條文，於七十二小時內通報主管機關。",
        "香港特區政府發言人表示，有關安排將於下月生效，詳情會在網站公佈。",
        "小明是個好學(xué)生，他每天早上都到公園讀書(shū)。爺爺說(shuō)他很聰明，長大一定能為國(guó)家做事。",
        "这是怎么回事?谁知道。真的吗?他说:好的?",
        "Nǐ hǎo (nǐ hǎo) means hello; 你好(nǐhǎo)。",
        "淮河支流渦(guō)河",
    )
]
