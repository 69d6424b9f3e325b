"""The vocabulary of the replica's newspapers: places of every province, and the words its grammar draws on."""

from typing import NamedTuple


class Province(NamedTuple):
    """A province: its name in running text, its capital, places in it, its party committee's short form."""

    full: str
    capital: str
    places: tuple[str, ...]
    short: str


def _province(full: str, capital: str, places: str, short: str = "省") -> Province:
    return Province(full, capital, tuple(places.split()), short)


PROVINCES = {
    "安徽": _province("安徽省", "合肥", "芜湖 蚌埠 淮南 马鞍山 安庆 黄山 滁州 阜阳 宿州 六安 池州 宣城 肥西县 金寨县"),
    "北京": _province("北京市", "北京", "东城区 西城区 朝阳区 海淀区 丰台区 通州区 大兴区 怀柔区 密云区 延庆区", "市"),
    "重庆": _province("重庆市", "重庆", "渝中区 江北区 万州区 涪陵区 永川区 黔江区 巫山县 奉节县 忠县 城口县", "市"),
    "福建": _province("福建省", "福州", "厦门 泉州 漳州 莆田 三明 南平 龙岩 宁德 永定区 武夷山市"),
    "甘肃": _province("甘肃省", "兰州", "天水 酒泉 张掖 武威 定西 陇南 平凉 庆阳 敦煌市 民勤县"),
    "广东": _province("广东省", "广州", "深圳 珠海 佛山 东莞 惠州 湛江 茂名 肇庆 梅州 韶关 清远"),
    "广西": _province("广西壮族自治区", "南宁", "柳州 桂林 梧州 北海 钦州 玉林 百色 河池 贺州 阳朔县", "自治区"),
    "贵州": _province("贵州省", "贵阳", "遵义 六盘水 安顺 毕节 铜仁 黔东南 黔南 盘州市 湄潭县 榕江县"),
    "海南": _province("海南省", "海口", "三亚 儋州 琼海 文昌 万宁 东方 澄迈县 陵水县 五指山市 保亭县"),
    "河北": _province("河北省", "石家庄", "唐山 秦皇岛 邯郸 邢台 保定 张家口 承德 沧州 廊坊 衡水 雄安新区"),
    "黑龙江": _province("黑龙江省", "哈尔滨", "齐齐哈尔 牡丹江 佳木斯 大庆 鸡西 伊春 黑河 绥化 漠河市 抚远市"),
    "河南": _province("河南省", "郑州", "洛阳 开封 安阳 新乡 许昌 南阳 商丘 信阳 周口 兰考县 林州市"),
    "湖北": _province("湖北省", "武汉", "黄石 十堰 宜昌 襄阳 荆门 荆州 黄冈 咸宁 恩施 潜江市 神农架"),
    "湖南": _province("湖南省", "长沙", "株洲 湘潭 衡阳 邵阳 岳阳 常德 张家界 郴州 怀化 花垣县 浏阳市"),
    "江苏": _province("江苏省", "南京", "无锡 徐州 常州 苏州 南通 连云港 淮安 盐城 扬州 泰州 宿迁"),
    "江西": _province("江西省", "南昌", "景德镇 萍乡 九江 新余 鹰潭 赣州 吉安 宜春 抚州 上饶 婺源县"),
    "吉林": _province("吉林省", "长春", "四平 辽源 通化 白山 松原 白城 延边 梅河口市 珲春市 靖宇县"),
    "辽宁": _province("辽宁省", "沈阳", "大连 鞍山 抚顺 本溪 丹东 锦州 营口 阜新 盘锦 铁岭 朝阳市"),
    "内蒙古": _province(
        "内蒙古自治区", "呼和浩特", "包头 赤峰 通辽 鄂尔多斯 呼伦贝尔 乌兰察布 兴安盟 阿拉善盟 满洲里市", "自治区"
    ),
    "宁夏": _province("宁夏回族自治区", "银川", "石嘴山 吴忠 固原 中卫 西吉县 盐池县 贺兰县 同心县 灵武市", "自治区"),
    "青海": _province("青海省", "西宁", "海东 海北 海南州 黄南 果洛 玉树 海西 格尔木市 刚察县 共和县"),
    "陕西": _province("陕西省", "西安", "宝鸡 咸阳 渭南 延安 榆林 汉中 安康 商洛 铜川 杨凌 柞水县"),
    "山东": _province("山东省", "济南", "青岛 淄博 烟台 潍坊 济宁 泰安 威海 日照 临沂 德州 聊城 寿光市"),
    "上海": _province(
        "上海市", "上海", "黄浦区 徐汇区 浦东新区 静安区 杨浦区 闵行区 松江区 嘉定区 崇明区 青浦区", "市"
    ),
    "山西": _province("山西省", "太原", "大同 阳泉 长治 晋城 朔州 晋中 运城 忻州 临汾 吕梁 平遥县"),
    "四川": _province("四川省", "成都", "自贡 攀枝花 泸州 德阳 绵阳 广元 遂宁 内江 乐山 南充 宜宾 达州"),
    "天津": _province("天津市", "天津", "和平区 河西区 南开区 滨海新区 武清区 宝坻区 静海区 蓟州区 东丽区", "市"),
    "新疆": _province(
        "新疆维吾尔自治区", "乌鲁木齐", "克拉玛依 吐鲁番 哈密 昌吉 伊犁 塔城 阿勒泰 喀什 和田 阿克苏", "自治区"
    ),
    "西藏": _province(
        "西藏自治区", "拉萨", "日喀则 昌都 林芝 山南 那曲 阿里 墨脱县 亚东县 江孜县 工布江达县", "自治区"
    ),
    "云南": _province("云南省", "昆明", "曲靖 玉溪 保山 昭通 丽江 普洱 临沧 大理 红河 文山 西双版纳"),
    "浙江": _province("浙江省", "杭州", "宁波 温州 嘉兴 湖州 绍兴 金华 衢州 舟山 台州 丽水 义乌市 安吉县"),
}

SURNAMES = (
    "王 李 张 刘 陈 杨 赵 黄 周 吴 徐 孙 胡 朱 高 林 何 郭 马 罗 梁 宋 郑 谢 韩 唐 冯 于 董 萧 程 曹 袁 邓 许 傅 沈 曾 彭 "
    "吕 苏 卢 蒋 蔡 贾 丁 魏 薛 叶 阎 余 潘 杜 戴 夏 钟 汪 田 任 姜 范 方 石 姚 谭 廖 邹 熊 金 陆 郝 孔 白 崔 康 毛 邱 秦 江 史 "
    "顾 侯 邵 孟 龙 万 段 雷 钱 汤 尹 黎 易 常 武 乔 贺 赖 龚 文"
).split()
GIVEN = (
    "伟 芳 敏 静 丽 强 磊 军 洋 勇 艳 杰 娟 涛 明 超 霞 平 刚 志远 晓东 建国 春梅 海燕 文博 思源 雨桐 子涵 浩然 欣怡 梓萱 "
    "天佑 立群 国庆 小红 慧敏 俊峰 宏伟 永强 玉兰 秀英 桂芝 振华 家豪 一鸣 若曦 景行 雪莹 学文 德胜 光辉 竹 岩 楠 帆 蕾 昕 "
    "鹏飞 佳琪 宇航 凯旋 晨曦 逸飞 书瑶 可心 清华 向前 金凤 红梅 长江 中华 志强 建军 丹丹 婷婷 莉莉"
).split()

GRAMMAR: dict[str, list[str]] = {
    # people, bodies, places of work
    "office": (
        "发展改革委 教育局 科技局 工信局 民政局 财政局 人社局 自然资源局 生态环境局 住建局 交通运输局 水利局 农业农村局 "
        "商务局 文化和旅游局 卫生健康委 应急管理局 市场监管局 统计局 林业局 医保局 政务服务中心 乡村振兴局 体育局"
    ).split(),
    "unit": (
        "产业园 高新区 经开区 保税区 示范园 科技城 孵化器 产业集群 物流港 自贸片区 职教城 软件园 生态工业园 农业公园 "
        "冷链基地 电商园 创新中心"
    ).split(),
    "firm": (
        "新材料公司 智能装备企业 光电科技公司 汽车零部件厂 食品加工企业 生物医药公司 纺织企业 动力电池工厂 粮油集团 "
        "机器人公司 环保科技企业 种业公司 茶叶合作社 建材企业 无人机企业 数据服务商 物流企业 花卉基地"
    ).split(),
    "village": (
        "向阳村 红旗村 清水湾村 大桥村 柳林村 新河社区 东湖社区 桃花坞村 石板沟村 前进村 杏花村 三合村 龙泉社区 "
        "枫林村 白云村 青山村 双河口村 和平里社区 长岭村 沙洲村"
    ).split(),
    "role": (
        "党支部书记 村民 负责人 总经理 种植大户 技术员 社区网格员 车间主任 研发主管 项目经理 驻村第一书记 合作社理事长 "
        "志愿者 校长 医生 调度员 班组长 店主 民警 护林员"
    ).split(),
    # things talked about
    "industry": (
        "新能源汽车 集成电路 人工智能 生物医药 高端装备 新型显示 绿色食品 现代物流 文化旅游 数字经济 低空经济 特色种业 "
        "智能家电 新材料 光伏制造 冷链物流 软件服务 海洋工程 轨道交通 中医药 跨境电商"
    ).split(),
    "crop": (
        "小麦 水稻 玉米 大豆 油菜 茶叶 苹果 葡萄 猕猴桃 食用菌 辣椒 中药材 土豆 棉花 草莓 柑橘 莲藕 黄花菜 花生 "
        "小龙虾 高粱 核桃 羊肚菌"
    ).split(),
    "project": (
        "老旧小区改造 农村供水保障 高标准农田建设 城市更新 校舍加固 社区食堂 充电设施 公交线路优化 防洪排涝 污水管网 "
        "口袋公园 养老服务站 托育中心 通村公路 河道治理 智慧停车 数字乡村 医联体 便民市场 燃气管道更新 应急避难场所"
    ).split(),
    "heritage": (
        "皮影戏 剪纸 木版年画 竹编 地方戏 龙舟 刺绣 制瓷 古琴 舞狮 花鼓 蜡染 泥塑 漆器 造纸 制茶技艺 山歌 面塑"
    ).split(),
    "nature": "湿地 古树群 水库 林场 候鸟栖息地 草原 矿山修复区 河口 梯田 海岸线 沙地 国有林区 源头保护区".split(),
    "sport": "马拉松 龙舟赛 篮球联赛 乒乓球公开赛 自行车骑行赛 太极拳展演 全民健身运动会 少年足球赛 冰雪嘉年华 排球联赛".split(),
    "method": (
        "网格化管理 清单化推进 一线工作法 首席服务员制度 全流程网办 数字化平台 专班推进 以奖代补 项目化运作 "
        "揭榜挂帅机制 结对帮扶 错时延时服务 联席会议制度 承诺制改革 信用积分制 田长制 林长制 包保责任制"
    ).split(),
    "virtue": (
        "高质量发展 乡村全面振兴 营商环境优化 科技自立自强 绿色低碳转型 共同富裕 基层治理现代化 文旅融合 产业升级 "
        "粮食安全 民生改善 对外开放 新型城镇化 安全生产 人才引育 数字化改革"
    ).split(),
    "verb": "推进 落实 谋划 抓好 深化 统筹 完善 加快 保障 督促 探索 细化 压实 巩固".split(),
    "result": (
        "取得阶段性成效 迈出坚实步伐 形成可复制的做法 走在同类地区前列 受到群众好评 实现稳中有进 焕发新的活力 "
        "步入快车道 打开了新局面 交出一份扎实答卷 补齐了多年短板 有了新的抓手"
    ).split(),
    "season": "入夏以来 今年以来 连日来 近年来 开春以来 上半年 近日 一段时间以来 进入三季度 汛期以来".split(),
    "quarter": "一季度 上半年 前三季度 去年全年 1至7月 前五个月 上个月".split(),
    "measure": "亩 户 家 个 人次 吨 公里 台套 万千瓦时 平方米 件 批次".split(),
    "tool": "无人机 智能水肥机 卫星遥感 大数据平台 机械臂 二维码 视频监控 物联网传感器 电子围栏 移动终端 远程会诊系统".split(),
    "feel": (
        "心里踏实 干劲更足 日子越过越好 出门就方便多了 不用再来回跑 收入有了盼头 孩子上学近了 看病不再愁 腰包鼓了起来 "
        "信心更强了 少了很多麻烦"
    ).split(),
    "scene": (
        "晨雾还没散去 一场小雨过后 清晨六点 午后的阳光洒下来 走进厂区 沿着村道前行 推开服务大厅的玻璃门 站在田埂上放眼望去 "
        "夜幕降临 汽笛声中 机器轰鸣 掌声响起"
    ).split(),
    "meeting": (
        "专题会议 调度会 现场推进会 座谈会 常务会议 动员部署会 工作例会 视频会议 联席会议 新闻发布会 民主协商会 培训会"
    ).split(),
    "plan": (
        "三年行动方案 实施细则 年度工作要点 若干措施 管理办法 专项规划 责任清单 奖补政策 试点方案 应急预案 考核办法 标准体系"
    ).split(),
    # sentences, by topic
    "meeting_s": [
        "{season}，{place}{office}围绕{virtue}召开{meeting}，研究{project}等事项。",
        "会议听取了{office}关于{project}的汇报，审议通过《{place}{industry}{plan}》。",
        "会议指出，{verb}{virtue}，关键在于用好{method}，把{industry}的优势转化为发展的胜势。",
        "会议要求，{office}要会同{office}拿出{plan}，对{n}项任务逐一明确时限。",
        "与会人员认为，{project}事关{virtue}，必须{verb}{method}，防止一阵风。",
        "会上，{place}、{place}和{firm}代表先后发言，介绍了{verb}{industry}的做法。",
        "会议强调，要坚持问题导向，对{project}中的堵点开列清单，{n}天内给出答复。",
        "据了解，目前已梳理{project}问题{n}个，其中{m}个已经办结，其余正在按{method}推进。",
        "会议还就{industry}招商、{crop}收储和{nature}管护作出安排。",
        "有关部门将每{m}天通报一次进度，确保{project}年底前完成投资{money}。",
        "会前，与会人员察看了{unit}和{village}，详细询问{crop}生产与{project}进展。",
        "会议以视频形式开到乡镇，{n}个分会场的{num}名干部参加。",
        "针对{crop}主产区的旱情，{office}被要求{m}日内提交{plan}。",
        "{name}代表{place}作表态发言，承诺{n}天完成{project}前期工作。",
        "一份关于{industry}的清单当场下发，{num}项事项逐一落到人头。",
        "列席会议的{firm}{role}{name}建议，把{method}写入{plan}。",
        "散会后，{office}负责人留下来，就{nature}保护另行商议。",
    ],
    "economy_s": [
        "{quarter}，{place}{industry}实现产值{money}，同比增长{pct}。",
        "{office}数据显示，{quarter}全市规模以上工业增加值增长{pct}，其中{industry}拉动{p}个百分点。",
        "在{place}{unit}，一条{industry}生产线刚刚投产，年产能达到{num}台套。",
        "{firm}{role}{name}说，订单已经排到{m}个月以后，工人三班倒还忙不过来。",
        "{quarter}，{unit}新签约项目{n}个，协议投资{money}，{industry}占了一半以上。",
        "为了让企业{feel}，{office}推出{plan}，办理时间压缩到{m}个工作日。",
        "{place}从{crop}深加工入手，引进{firm}{m}家，把链条延伸到{industry}。",
        "进出口方面，{quarter}{place}完成{money}，对新兴市场出口增长{pct}。",
        "{role}{name}介绍，企业把营业收入的{pct}投入研发，{m}年里拿下{n}项专利。",
        "金融机构为{industry}发放贷款{money}，{firm}平均融资成本下降{p}个百分点。",
        "“{method}解决了我们的难处，现在{feel}。”{firm}{role}{name}告诉记者。",
        "下一步，{place}将围绕{industry}补链强链，力争{m}年内产值突破{money}。",
        "社会消费品零售总额完成{money}，其中{heritage}等文创产品销售增长{pct}。",
        "清晨，第{n}批{industry}产品从{place}装车，发往{m}个国家和地区。",
        "招商人员带着{plan}上门，{firm}当天就敲定了{money}的投资。",
        "“客户最看重交货期。”{name}指着{tool}上跳动的数字说。",
        "{unit}的路灯亮到深夜，{n}家企业同时在赶制订单。",
        "从一张图纸到一座工厂，{firm}在{place}只用了{n}天。",
        "税务部门送来退税款{money}，{firm}把它全部用于添置{tool}。",
    ],
    "farm_s": [
        "{scene}，{place}{village}的{crop}地里已是一片忙碌。",
        "“今年{crop}长势好，亩均能多收{n}公斤。”{role}{name}抓起一把泥土说。",
        "{village}流转土地{num}亩，请来农技专家，把{crop}和{crop}轮作起来。",
        "{office}组织{n}支服务队下田，用{tool}查苗情、测墒情，指导农户{verb}田间管理。",
        "截至目前，{place}{crop}收获面积{num}亩，机收率达到{pct}。",
        "村里建起{m}座冷库，{crop}错峰上市，每公斤多卖{p}元。",
        "{name}是村里的{role}，{n}岁的他种了半辈子{crop}，对{tool}却一点也不陌生。",
        "靠着{crop}，{village}集体收入去年达到{n}.{m}万元，{n}户人家盖起新房。",
        "{place}把{project}和{crop}产业一道谋划，沟渠路林一次建成。",
        "{firm}与农户签订保底收购协议，{crop}每斤不低于{p}元，大家{feel}。",
        "{quarter}，全县新建高效节水灌溉{num}亩，{crop}单产提高{pct}。",
        "直播间里，{role}{name}正在推介{crop}，{m}小时卖出{num}单。",
        "雨刚停，{name}就扛着锄头去看{crop}的排水沟。",
        "收购点前排起长队，{crop}一车车过磅，{feel}。",
        "{crop}地头架起{tool}，{n}里外的专家也能把脉问诊。",
        "去年还是撂荒地，今年{num}亩{crop}连成了片。",
        "县里请来{n}位土专家，编成《{crop}栽培口诀》发到田头。",
        "合作社给{crop}上了保险，每亩保费只要{p}元。",
    ],
    "people_s": [
        "{scene}，{name}准时出现在{village}。这条路，他走了{n}年。",
        "{name}是{place}{unit}的一名{role}，同事们都说他有股钻劲。",
        "为了弄懂{tool}，他把{n}本笔记写得密密麻麻，周末也泡在现场。",
        "“群众的事再小也是大事。”{name}常把这句话挂在嘴边。",
        "{m}年前的一个冬夜，{village}突发险情，{name}和{n}名队员连续奋战{m}个小时。",
        "在他带动下，{num}名青年加入志愿队伍，{project}有了生力军。",
        "妻子{name}起初并不理解，后来跟着他去了一趟{nature}，才明白他的坚持。",
        "如今，{heritage}传习所办起来了，{n}个孩子每周都来学艺。",
        "{role}{name}记得，第一次见面时他带来了{crop}种子和一张手绘的地图。",
        "荣誉证书放满了抽屉，{name}却说，最珍贵的是乡亲们那句“{feel}”。",
        "从{industry}的门外汉到技术能手，他用了整整{n}个月。",
        "夜深了，办公室的灯还亮着，桌上摊开的是{project}的{plan}。",
        "“{feel}！”说起{project}，{village}的{name}打开了话匣子。",
        "{name}把{tool}拆了装、装了拆，{m}个通宵后终于找到症结。",
        "去年{crop}滞销，他跑遍{n}个市场，替{num}户乡亲找到了买家。",
        "单位里的年轻人喜欢围着他听{heritage}的故事，一听就是半宿。",
        "一封来自{place}的感谢信里写道：因为有你，{feel}。",
        "调任{place}的那天，{village}的老人提着{crop}来送他。",
        "他的手机里存着{n}张{nature}的照片，每一张都标着日期。",
        "有人劝他去{firm}拿高薪，{name}摆摆手，又骑上了那辆旧摩托。",
    ],
    "culture_s": [
        "{place}第{m}届{heritage}艺术节日前开幕，来自{n}个地区的{num}名演员登台。",
        "展厅里，{n}件{heritage}作品讲述着{place}的前世今生，观众排起长队。",
        "{heritage}代表性传承人{name}现场演示，{m}道工序一气呵成。",
        "{place}把{heritage}引进{num}所学校，编写乡土教材{m}册。",
        "{quarter}，{place}接待游客{n}.{m}万人次，{nature}周边民宿入住率达{pct}。",
        "{office}推出{m}条精品线路，把{village}、{nature}和{heritage}串珠成链。",
        "“没想到老手艺这么时髦。”来自{place}的游客{name}一边拍照一边说。",
        "{sport}在{place}鸣枪开赛，{num}名选手沿着{nature}一路奔跑。",
        "夜游项目点亮古街，{heritage}与{tool}同台，年轻人看得入迷。",
        "修缮一新的书院对外开放，{m}间展室全部免费，志愿讲解员{name}每天要讲{m}场。",
        "剧团{role}{name}介绍，新编剧目排练了{n}天，首演一票难求。",
        "锣鼓一响，{village}的戏台前挤满了板凳。",
        "{name}用{m}年时间走访{n}位老艺人，录下{num}分钟{heritage}影像。",
        "灯光亮起，{heritage}与交响乐第一次在{place}合奏。",
        "书店老板{name}把店开进{nature}，周末要提前预约。",
        "{sport}的奖牌上刻着{heritage}图案，选手爱不释手。",
        "小学生{name}的{heritage}作品登上了{place}的公交车身。",
    ],
    "nature_s": [
        "{scene}，{place}{nature}水鸟翔集，{role}{name}举着望远镜清点数量。",
        "监测显示，{quarter}{place}优良天数比例为{pct}，同比提高{p}个百分点。",
        "{place}推行{method}，{n}名巡护员用{tool}守着{num}亩{nature}。",
        "过去{m}年，{place}关停小散乱企业{n}家，腾出岸线{num}公里。",
        "“以前这里寸草不生，如今成了网红打卡地。”{village}{role}{name}感慨。",
        "{office}联合{office}开展{nature}专项巡查，整改问题{n}个。",
        "{nature}修复工程总投资{money}，种植乡土树种{num}株，成活率{pct}。",
        "生态好了，{village}办起民宿{n}家，{crop}也贴上了绿色标签。",
        "{place}探索碳汇交易，{quarter}成交{num}吨，村集体增收{n}万元。",
        "科研团队在{nature}布设{tool}{n}套，首次记录到{m}种珍稀物种。",
        "上下游{place}与{place}签订补偿协议，水质达标则由下游支付{money}。",
        "{n}只越冬水鸟戴上了{tool}，它们的行踪一目了然。",
        "为给{nature}让路，{place}把一条规划中的公路挪了{n}公里。",
        "{name}当过{n}年捕鱼人，如今每天划船捡拾{nature}的垃圾。",
        "孩子们把亲手做的鸟巢挂上{nature}的树梢。",
        "枯水期里，{place}从{num}公里外调来生态用水。",
        "一场{nature}里的自然课，让{num}名学生认识了{m}种蝴蝶。",
    ],
    "livelihood_s": [
        "{place}今年把{project}列入民生实事，{quarter}完成投资{money}。",
        "家住{village}的{name}最近{feel}：楼下的{project}完工了。",
        "{office}采取{method}，受理群众诉求{num}件，办结率{pct}。",
        "走进{village}便民服务站，{n}项业务一窗通办，平均等候不到{m}分钟。",
        "{place}新增学位{num}个，{n}所学校错峰放学，接送难得到缓解。",
        "{project}惠及{num}户居民，施工方把噪声大的工序安排在白天。",
        "“过去办这件事要跑{m}趟，现在用{tool}几分钟就好。”{role}{name}说。",
        "{place}建成社区食堂{n}家，一份套餐{p}元，{n}岁以上老人再打折。",
        "医保报销比例提高到{pct}，{name}一家去年少花{num}元。",
        "{office}表示，{project}后续管护将引入{method}，避免重建轻管。",
        "就业方面，{quarter}{place}城镇新增就业{num}人，{industry}岗位占{pct}。",
        "{village}请居民当评委，{project}怎么改、改成什么样，大家投票决定。",
        "雨夜里{project}告急，{name}带着{n}名工人抢修到天亮。",
        "{village}的电梯装好那天，{n}岁的{name}三年来第一次下楼晒太阳。",
        "一条热线、{n}名坐席，{place}把群众的烦心事接进来、办出去。",
        "{office}把办公桌搬到{village}，{m}天里现场答复{num}个问题。",
        "托育园门口，年轻妈妈{name}算了笔账：每月省下{num}元。",
        "路口新装的{tool}上岗，早高峰通行时间少了{m}分钟。",
    ],
    "link": (
        "据介绍， 与此同时， 另据了解， 值得一提的是， 不仅如此， 记者了解到， 在现场， 据统计， 眼下， 从数字看， 走访中， 事实上，"
    ).split(),
    # headlines
    "meeting_t": [
        "{place}召开{meeting}部署{project}工作",
        "{verb}{virtue} 用好{method}",
        "{place}以{method}推进{project}",
        "{province}研究{industry}{plan}",
        "把{project}抓实抓细抓到位",
    ],
    "economy_t": [
        "{place}{industry}跑出加速度",
        "{quarter}{place}{industry}产值增长{pct}",
        "一家{firm}的突围之路",
        "{unit}里的{industry}新图景",
        "{place}：{industry}链上开新花",
    ],
    "farm_t": [
        "{village}的{crop}熟了",
        "{place}{num}亩{crop}喜获丰收",
        "小{crop}长成大产业",
        "{tool}飞进{crop}田",
        "{place}{crop}卖上好价钱",
    ],
    "people_t": [
        "{name}：{n}年守护一片{nature}",
        "“{feel}，就是最好的奖状”",
        "{role}{name}的一天",
        "让{heritage}活在年轻人手里",
        "一名{role}的{n}本笔记",
    ],
    "culture_t": [
        "{place}{heritage}艺术节开幕",
        "{sport}在{place}举行",
        "{heritage}走进{place}校园",
        "{nature}边的文旅新业态",
        "老街夜色里的{heritage}",
    ],
    "nature_t": [
        "{place}守护{nature}的绿色答卷",
        "{nature}又见飞鸟来",
        "{place}{quarter}优良天数比例{pct}",
        "{method}护住{nature}",
        "{village}吃上生态饭",
    ],
    "livelihood_t": [
        "{place}{project}惠及{num}户居民",
        "{project}改到群众心坎上",
        "{village}有了新食堂",
        "{place}{quarter}新增就业{num}人",
        "小窗口办好大民生",
    ],
    "kicker": [
        "{role}{name}主持并讲话",
        "{verb}{virtue}系列报道",
        "{place}聚焦{industry}",
        "走基层·看{virtue}",
        "{quarter}经济观察",
        "贯彻落实省委全会精神",
    ],
    "subtitle": [
        "——来自{place}{village}的蹲点报告",
        "{name}出席 {name}主持",
        "{quarter}完成投资{money}",
        "——{place}{verb}{project}见闻",
        "{industry}产值同比增长{pct}",
    ],
    "caption": [
        "图为{place}{village}，{role}{name}查看{crop}长势。",
        "{place}{unit}内，工人在{industry}生产线上忙碌。",
        "孩子们在体验{heritage}。",
        "航拍{place}{nature}。",
        "{place}{project}施工现场。",
    ],
}
TOPICS = ("meeting", "economy", "farm", "people", "culture", "nature", "livelihood")
PAGE_NAMES = "要闻 综合 经济 社会 文化 理论 市县 农村 科教 生态 国内 国际 体育 副刊 民生 法治".split()
