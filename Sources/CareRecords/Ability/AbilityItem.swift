/// One question of a standard, with the scores that may answer it.
public struct AbilityItem: Sendable, Equatable {
    /// The first-level indicator to which it belongs.
    public enum Area: String, CaseIterable, Sendable {
        /// 日常生活活动 of MZ/T 039; 自理能力 of GB/T 42195.
        case selfCare
        /// 基础运动能力, of GB/T 42195 only.
        case movement
        /// 精神状态.
        case mental
        /// 感知觉与沟通, of MZ/T 039 only.
        case sensory
        /// 社会参与; 感知觉与社会参与 of GB/T 42195.
        case social
    }

    /// Its Chinese title in the standard.
    public let title: String
    /// Where it belongs.
    public let area: Area
    /// The scores that the standard knows.
    public let scores: [Int]

    init(_ title: String, _ area: Area, _ scores: [Int]) {
        self.title = title
        self.area = area
        self.scores = scores
    }

    private init(_ title: String, _ area: Area, upTo most: Int) {
        self.init(title, area, Array(0...most))
    }

    /// The 22 items of MZ/T 039-2013. The first ten are the Barthel index (total 100, higher is better); the others
    /// count upwards with the loss. Source: care.md 5.1 for items, totals and ranges of consciousness, senses and
    /// communication; the single scores are those of the Barthel index and of the standard's own tables (own knowledge,
    /// H for the Barthel values, M for 0–2 and 0–4, which the totals of care.md, 6 and 20, confirm).
    public static let civilAffairs2013: [AbilityItem] = [
        AbilityItem("进食", .selfCare, [0, 5, 10]), AbilityItem("洗澡", .selfCare, [0, 5]),
        AbilityItem("修饰", .selfCare, [0, 5]), AbilityItem("穿衣", .selfCare, [0, 5, 10]),
        AbilityItem("大便控制", .selfCare, [0, 5, 10]), AbilityItem("小便控制", .selfCare, [0, 5, 10]),
        AbilityItem("如厕", .selfCare, [0, 5, 10]), AbilityItem("床椅转移", .selfCare, [0, 5, 10, 15]),
        AbilityItem("平地行走", .selfCare, [0, 5, 10, 15]), AbilityItem("上下楼梯", .selfCare, [0, 5, 10]),
        AbilityItem("认知功能", .mental, upTo: 2), AbilityItem("攻击行为", .mental, upTo: 2),
        AbilityItem("抑郁症状", .mental, upTo: 2),
        AbilityItem("意识水平", .sensory, upTo: 3), AbilityItem("视力", .sensory, upTo: 4),
        AbilityItem("听力", .sensory, upTo: 4), AbilityItem("沟通交流", .sensory, upTo: 3),
        AbilityItem("生活能力", .social, upTo: 4), AbilityItem("工作能力", .social, upTo: 4),
        AbilityItem("时间/空间定向", .social, upTo: 4), AbilityItem("人物定向", .social, upTo: 4),
        AbilityItem("社会交往能力", .social, upTo: 4),
    ]

    /// The 26 items of GB/T 42195-2022, total 90, higher is better. Source: care.md 5.2 for the split 8 + 4 + 9 + 5 and
    /// the total; the most of each item as two independent public transcriptions of tables B.1 to B.4 agree (M; their
    /// sum is the standard's 90).
    public static let national2022: [AbilityItem] = [
        AbilityItem("进食", .selfCare, upTo: 4), AbilityItem("修饰", .selfCare, upTo: 4),
        AbilityItem("洗澡", .selfCare, upTo: 4), AbilityItem("穿/脱上衣", .selfCare, upTo: 4),
        AbilityItem("穿/脱裤子和鞋袜", .selfCare, upTo: 4), AbilityItem("小便控制", .selfCare, upTo: 4),
        AbilityItem("大便控制", .selfCare, upTo: 4), AbilityItem("如厕", .selfCare, upTo: 4),
        AbilityItem("床上体位转移", .movement, upTo: 4), AbilityItem("床椅转移", .movement, upTo: 4),
        AbilityItem("平地行走", .movement, upTo: 4), AbilityItem("上下楼梯", .movement, upTo: 3),
        AbilityItem("时间定向", .mental, upTo: 4), AbilityItem("空间定向", .mental, upTo: 4),
        AbilityItem("人物定向", .mental, upTo: 4), AbilityItem("记忆", .mental, upTo: 4),
        AbilityItem("理解能力", .mental, upTo: 4), AbilityItem("表达能力", .mental, upTo: 4),
        AbilityItem("攻击行为", .mental, upTo: 1), AbilityItem("抑郁症状", .mental, upTo: 1),
        AbilityItem("意识水平", .mental, upTo: 2),
        AbilityItem("视力", .social, upTo: 2), AbilityItem("听力", .social, upTo: 2),
        AbilityItem("执行日常事务", .social, upTo: 4), AbilityItem("使用交通工具外出", .social, upTo: 3),
        AbilityItem("社会交往能力", .social, upTo: 4),
    ]
}
