import CareCore

/// Reads what a profile says for inventories: catalogue, 11073 code and battery.
enum InventoryReader {
    /// Codes of ISO/IEEE 11073-10471 sensors, partition 130: partition × 65,536 + 1 ... 14. Source: care.md 4.1.
    private static let sensorCodes = 8_519_681...8_519_694

    /// Sealed smoke alarms are sold with cells for ten years; twice that is a typing mistake.
    private static let longestLife = Milliseconds.days(20 * 366)

    static func inventory(_ mapping: YAMLMapping) -> Inventory {
        Inventory(
            catalogue: mapping["catalogue"]?.text("catalogue"),
            sensorCode: mapping["ieee11073"]?.whole("11073 code", in: sensorCodes).map { Int32($0) },
            battery: mapping["battery"].flatMap(battery))
    }

    private static func battery(_ value: YAMLValue) -> Battery? {
        guard let mapping = value.mapping("battery", keys: ["kind", "cell", "life"]) else { return nil }
        let kind = mapping.required("kind")?.word("kind of battery", words)
        let cell = mapping["cell"]?.text("cell")
        let life = mapping["life"]?.duration("life", upTo: longestLife)
        return kind.map { Battery(kind: $0, cell: cell, life: life) }
    }

    private static let words: KeyValuePairs<String, Battery.Kind> = [
        "replaceable": .replaceable, "rechargeable": .rechargeable, "backup": .backup,
    ]
}
