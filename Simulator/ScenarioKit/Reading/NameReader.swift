import CareCore
import CareProfiles

/// Reads names of the cast, and the rules that its models have.
struct NameReader {
    let cast: Cast

    func device(_ mapping: YAMLMapping) -> Int? { mapping.required("device").flatMap(device) }

    func device(_ value: YAMLValue) -> Int? { value.named(Array(cast.devices.indices)) { cast.devices[$0].name } }

    func bed(_ value: YAMLValue) -> Int? { value.named(Array(cast.beds.indices)) { cast.beds[$0].name } }

    /// A rule that a device of the cast is judged by: any other could never be seen.
    func rule(_ value: YAMLValue) -> String? {
        let known = Set(cast.devices.flatMap { $0.profile.rules.map(\.id) }).sorted()
        return value.named(known, \.self)
    }

    /// The bed or household that an alarm or a row is about; the inner `nil` when nothing is said.
    func subject(_ mapping: YAMLMapping) -> String?? {
        switch (mapping["bed"], mapping["home"]) {
        case (nil, nil): return .some(nil)
        case (let value?, nil): return bed(value).map { cast.beds[$0].id }
        case (nil, let value?): return bed(value).map { cast.householdID(cast.beds[$0].household) }
        case (_?, let value?):
            value.report("two subjects", expected: "either bed or home")
            return nil
        }
    }

    /// What is said of an alarm of a rule.
    func alarm(_ rule: String, _ mapping: YAMLMapping) -> AlarmDescription? {
        let device = mapping["device"].map { self.device($0) }
        let priority = mapping["priority"].map { $0.named(Priority.allCases, \.name) }
        let audience = mapping["audience"].map { $0.named(Audience.allCases, \.name) }
        let state = mapping["state"].map { $0.named(AlarmState.allCases, \.name) }
        let count = mapping["count"].map { $0.whole("count", in: 1...1_000_000) }
        let late = mapping["late"].map { $0.flag("late") }
        let test = mapping["test"].map { $0.flag("test") }
        guard let subject = subject(mapping), isSound(device), isSound(priority), isSound(audience), isSound(state),
            isSound(count), isSound(late), isSound(test)
        else { return nil }
        return AlarmDescription(
            rule: rule, subject: subject, device: (device ?? nil).map { cast.devices[$0].id },
            priority: (priority ?? nil)?.name, audience: (audience ?? nil)?.name,
            count: (count ?? nil).map { Int64($0) }, state: (state ?? nil)?.name, isLate: late ?? nil,
            isTest: test ?? nil)
    }

    /// The keys that `alarm` reads.
    static let alarmKeys = ["bed", "home", "device", "priority", "audience", "state", "count", "late", "test"]

    /// Whether a key was left out or read without a fault.
    private func isSound<Value>(_ value: Value??) -> Bool {
        guard let value else { return true }
        return value != nil
    }
}
