import CareCore

/// Checks what a profile says for inventories: catalogue, 11073 code and battery. No rule depends on it.
enum CatalogueReader {
    /// Codes of ISO/IEEE 11073-10471 sensors, partition 130: partition × 65,536 + 1 ... 14. Source: care.md 4.1.
    private static let sensorCodes = 8_519_681.0...8_519_694.0

    static func check(_ mapping: YAMLMapping) {
        _ = mapping["catalogue"]?.text("catalogue")
        if let value = mapping["ieee11073"], let code = value.number("ieee11073"), !sensorCodes.contains(code) {
            value.report("11073 code", expected: "8519681 to 8519694")
        }
        guard let battery = mapping["battery"]?.mapping("battery", keys: ["kind", "cell", "life"]) else { return }
        _ = battery.required("kind")?.word(
            "kind of battery", ["replaceable": true, "rechargeable": true, "backup": true])
        _ = battery["cell"]?.text("cell")
        _ = battery["life"]?.duration("life")
    }
}
