/// The grades of the four first-level indicators of MZ/T 039-2013, each 0 (whole) to 3, and the overall grade that
/// follows from them. Source: care.md 5.1.
public struct AbilityGrades: Hashable, Sendable {
    /// 日常生活活动.
    public let selfCare: Int
    /// 精神状态.
    public let mental: Int
    /// 感知觉与沟通.
    public let sensory: Int
    /// 社会参与.
    public let social: Int

    /// Makes grades; each is 0 to 3.
    public init?(selfCare: Int, mental: Int, sensory: Int, social: Int) {
        guard [selfCare, mental, sensory, social].allSatisfy({ (0...3).contains($0) }) else { return nil }
        self.selfCare = selfCare
        self.mental = mental
        self.sensory = sensory
        self.social = social
    }

    /// Grades the raw scores of an assessment by MZ/T 039-2013; `nil` when they are not such scores.
    public init?(_ scores: AbilityScores) {
        let standard = AbilityStandard.civilAffairs2013
        guard scores.faults(in: standard).isEmpty else { return nil }
        func total(_ area: AbilityItem.Area) -> Int { scores.values(of: area, in: standard).reduce(0, +) }
        let senses = scores.values(of: .sensory, in: standard)
        guard senses.count == 4 else { return nil }
        self.init(
            selfCare: Self.selfCare(total: total(.selfCare)), mental: Self.mental(total: total(.mental)),
            sensory: Self.sensory(
                consciousness: senses[0], sight: senses[1], hearing: senses[2], communication: senses[3]),
            social: Self.social(total: total(.social)))
    }

    /// 100 is whole; 65–95 mild; 45–60 moderate; up to 40 severe.
    static func selfCare(total: Int) -> Int {
        switch total {
        case ...40: 3
        case ...60: 2
        case ...95: 1
        default: 0
        }
    }

    /// 0; 1; 2–3; 4–6.
    static func mental(total: Int) -> Int {
        switch total {
        case ...0: 0
        case 1: 1
        case ...3: 2
        default: 3
        }
    }

    /// 0–2; 3–7; 8–13; 14–20.
    static func social(total: Int) -> Int {
        switch total {
        case ...2: 0
        case ...7: 1
        case ...13: 2
        default: 3
        }
    }

    /// By the worst pattern; consciousness is 0 awake, 1 drowsy, 2 stupor, 3 coma.
    static func sensory(consciousness: Int, sight: Int, hearing: Int, communication: Int) -> Int {
        let sense = max(sight, hearing)
        if consciousness >= 2 || sense >= 4 || communication >= 3 { return 3 }
        if consciousness == 1 || sense == 3 || communication == 2 { return 2 }
        return sense == 2 || communication == 1 ? 1 : 0
    }
}
