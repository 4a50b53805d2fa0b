import CareCore
import CareWire

extension ControlRequest {
    /// `rules_set` with `rule`, `level`, `scope`, `settings` (`{"low":"45"}`), `by`, `reason` and, for one
    /// bed, `until_ms`; `rules_reset` with `fields` in the place of `settings`.
    static func tuning(_ name: String, _ fields: StrictFields) throws -> TuningCommand {
        let isReset = name == "rules_reset"
        let own = isReset ? ["fields"] : ["settings", "until_ms"]
        try fields.allow(["v", "command", "rule", "level", "scope", "by", "reason"] + own)
        let rule = try fields.decode(String.self, "rule")
        let level = try fields.parse("level", expected: "prefecture, county, provider or bed") {
            OverrideLevel.named($0)
        }
        let scope = try fields.parse("scope", expected: "the identity of a \(level.name)") {
            OverrideScope(level: level, name: $0)
        }
        let reason = try fields.decode(String.self, "reason")
        guard CloseNote.isGood(reason), !reason.isEmpty else {
            throw fields.fault(
                "reason", expected: "a reason, \(CloseNote.expected)", found: "\(reason.count) characters")
        }
        let person = try fields.person()
        guard isReset else {
            let settings = try fields.decode([String: String].self, "settings")
            return .set(
                rule: rule, scope: scope,
                try settings.sorted { $0.key < $1.key }.map { try setting($0.key, $0.value, fields) }, by: person,
                reason: reason, until: try fields.momentIfPresent("until_ms"))
        }
        let names = try fields.decode([String].self, "fields")
        return .reset(
            rule: rule, scope: scope, try names.map { try field($0, fields, "fields") }, by: person, reason: reason)
    }

    private static func setting(_ name: String, _ text: String, _ fields: StrictFields) throws -> OverrideSetting {
        guard let value = OverrideValue(text) else {
            throw fields.fault(
                "settings", expected: "a value such as 45, 3m, true, P2 or 22:30-07:00 for \(name)",
                found: "\"\(text)\"")
        }
        return OverrideSetting(try field(name, fields, "settings"), value)
    }

    private static func field(_ name: String, _ fields: StrictFields, _ place: String) throws -> OverrideField {
        guard let field = OverrideField(name) else {
            throw fields.fault(
                place,
                expected: "a parameter, enabled, latch, remind, realarm, hand_over, clear.for, stage.1.for, "
                    + "stage.1.priority or window.1",
                found: "\"\(name)\"")
        }
        return field
    }

    /// The same the other way.
    static func encode(_ command: TuningCommand, into fields: inout KeyedEncodingContainer<FieldName>) throws {
        switch command {
        case .set(let rule, let scope, let settings, let by, let reason, let until):
            try encode("rules_set", rule, scope, by, reason, into: &fields)
            let texts = settings.map { ($0.field.description, $0.value.description) }
            try fields.encode(Dictionary(texts) { _, last in last }, forKey: "settings")
            try fields.encodeIfPresent(until?.milliseconds, forKey: "until_ms")
        case .reset(let rule, let scope, let names, let by, let reason):
            try encode("rules_reset", rule, scope, by, reason, into: &fields)
            try fields.encode(names.map(\.description), forKey: "fields")
        }
    }

    private static func encode(
        _ name: String, _ rule: String, _ scope: OverrideScope, _ by: String, _ reason: String,
        into fields: inout KeyedEncodingContainer<FieldName>
    ) throws {
        try fields.encode(name, forKey: "command")
        try fields.encode(rule, forKey: "rule")
        try fields.encode(scope.level.name, forKey: "level")
        try fields.encode(scope.name, forKey: "scope")
        try fields.encode(by, forKey: "by")
        try fields.encode(reason, forKey: "reason")
    }
}
