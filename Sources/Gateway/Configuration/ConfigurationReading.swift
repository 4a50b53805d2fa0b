import Configuration
import Synchronization

/// Reads keys one after the other through swift-configuration, keeps where each came from and collects every fault.
struct ConfigurationReading {
    private let reader: ConfigReader
    private let reporter: LastAccess
    private let input: ConfigurationInput
    private let file: ConfigurationFile?
    private(set) var effective: [EffectiveValue] = []
    private(set) var faults: [ConfigurationFault]

    init(_ input: ConfigurationInput) {
        self.input = input
        let path = input.file ?? input.environment["HOMEBED_CONFIG"]
        file = path.map(ConfigurationFile.init(path:))
        faults = file?.faults ?? []
        let flags = InMemoryProvider(
            name: "flags",
            values: Dictionary(
                uniqueKeysWithValues: input.flags.map { key, flag in
                    (
                        AbsoluteConfigKey(key.split(separator: ".").map(String.init)),
                        ConfigValue(.string(flag.value), isSecret: false)
                    )
                }))
        var providers: [any ConfigProvider] = [
            flags,
            EnvironmentVariablesProvider(environmentVariables: input.environment).prefixKeys(with: "homebed"),
        ]
        if let file { providers.append(file.provider) }
        reporter = LastAccess()
        reader = ConfigReader(providers: providers, accessReporter: reporter)
    }

    /// The keys read so far.
    var keys: [String] { effective.map(\.key) }

    /// Adds the faults of keys in the file that were never asked for. Call it last.
    mutating func finish() {
        if let file { faults += file.unknownKeys(known: keys) }
    }

    /// The value of `key` turned by `parse`; where it has none or a wrong one, `standard`.
    mutating func value<Value>(
        _ key: String, or standard: Value, expected: String, isSecret: Bool = false,
        parse: (String) -> Value?
    ) -> Value where Value: Sendable {
        let (text, source) = lookUp(key, isSecret: isSecret)
        guard let text else {
            record(key, Self.text(of: standard), source, isSecret: isSecret)
            return standard
        }
        record(key, text, source, isSecret: isSecret)
        if let value = parse(text) { return value }
        let found = isSecret ? "***" : "\"\(text)\""
        faults.append(ConfigurationFault(key: key, source: source, expected: expected, found: found))
        return standard
    }

    /// A whole number within `range`.
    mutating func integer(_ key: String, or standard: Int, _ range: ClosedRange<Int>) -> Int {
        value(
            key, or: standard, expected: "a whole number from \(range.lowerBound) to \(range.upperBound)",
            parse: { text in Int(text).flatMap { range.contains($0) ? $0 : nil } })
    }

    /// A text that may be left out.
    mutating func optional(
        _ key: String, expected: String, isSecret: Bool = false, isGood: (String) -> Bool = { !$0.isEmpty }
    ) -> String? {
        value(key, or: String?.none, expected: expected, isSecret: isSecret, parse: { isGood($0) ? .some($0) : nil })
    }

    /// Adds a fault that only several keys together show; its source is that of `key`.
    mutating func fault(_ key: String, expected: String, found: String) {
        let source = effective.first { $0.key == key }?.source ?? .standard
        faults.append(ConfigurationFault(key: key, source: source, expected: expected, found: found))
    }

    /// Replaces the printed value of a key whose default depends on another key.
    mutating func show(_ key: String, as value: String) {
        guard let index = effective.firstIndex(where: { $0.key == key }) else { return }
        effective[index] = EffectiveValue(key: key, value: value, source: effective[index].source)
    }

    private mutating func record(_ key: String, _ value: String, _ source: ConfigurationSource, isSecret: Bool) {
        let shown = isSecret && !value.isEmpty ? "***" : value
        effective.append(EffectiveValue(key: key, value: shown, source: source))
    }

    private func lookUp(_ key: String, isSecret: Bool) -> (String?, ConfigurationSource) {
        let text = reader.string(forKey: ConfigKey(key), isSecret: isSecret)
        guard text != nil, let hit = reporter.lastHit else { return (nil, .standard) }
        switch hit.provider {
        case 0: return (text, .flag(input.flags[key]?.name ?? key))
        case 1: return (text, .environment(hit.encodedKey))
        default:
            let entry = file?.entries[key]
            return (text, .file(path: file?.path ?? "", line: entry?.line ?? 1, column: entry?.column ?? 1))
        }
    }

    private static func text<Value>(of value: Value) -> String {
        if let optional = value as? (any OptionalValue) { return optional.textOfContent }
        return "\(value)"
    }
}

/// Keeps which provider answered the last look-up.
private final class LastAccess: AccessReporter {
    private let hit = Mutex<(provider: Int, encodedKey: String)?>(nil)

    var lastHit: (provider: Int, encodedKey: String)? { hit.withLock { $0 } }

    func report(_ event: AccessEvent) {
        let found = event.providerResults.enumerated().lazy.compactMap { index, answer in
            if case .success(let lookUp) = answer.result, lookUp.value != nil { return (index, lookUp.encodedKey) }
            return nil
        }.first
        hit.withLock { $0 = found }
    }
}

/// An optional of any content, so that the default "nothing" prints as nothing.
private protocol OptionalValue {
    var textOfContent: String { get }
}

extension Optional: OptionalValue {
    fileprivate var textOfContent: String { map { "\($0)" } ?? "" }
}
