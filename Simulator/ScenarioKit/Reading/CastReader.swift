import CareCore
import CareProfiles

/// Reads the beds and devices of a scenario.
struct CastReader {
    let profiles: ProfileSet

    /// Metres above sea level where a bed does not say: the plain of 大理市.
    private static let altitude = 1_975

    func read(_ mapping: YAMLMapping) -> Cast? {
        guard let beds = mapping.required("beds").flatMap(beds) else { return nil }
        guard let devices = mapping.required("devices").flatMap({ devices($0, beds) }) else { return nil }
        return Cast(beds: beds, devices: devices)
    }

    private func beds(_ value: YAMLValue) -> [CastBed]? {
        guard let mapping = value.anyMapping("beds") else { return nil }
        var beds: [CastBed] = []
        for (name, entry) in mapping.entries {
            guard let bed = bed(name, entry.value, beds) else { return nil }
            beds.append(bed)
        }
        if beds.isEmpty { value.report("beds", expected: "at least one bed") }
        return beds.isEmpty ? nil : beds
    }

    private func bed(_ name: String, _ value: YAMLValue, _ others: [CastBed]) -> CastBed? {
        guard let mapping = value.mapping("bed", keys: ["id", "altitude", "facts", "with"]),
            let id = mapping.required("id")
        else { return nil }
        guard let text = id.scalarText, BedID(text) != nil else {
            id.report("identity of a bed", expected: "county and number such as 532901-900101")
            return nil
        }
        if let other = others.first(where: { $0.id == text }) {
            id.report("identity given twice", expected: "another than that of bed \(other.name)")
            return nil
        }
        let known = ResidentFact.allCases.filter { $0 != .altitude }
        let facts = mapping["facts"].map { $0.list("facts")?.map { $0.named(known, \.name) } } ?? []
        let altitude = mapping["altitude"].map { $0.whole("altitude", in: -500...9_000) } ?? Self.altitude
        let household = mapping["with"].map { with($0, others, county: text.prefix(6)) }
        guard let facts, let altitude, !facts.contains(nil),
            let household = household ?? (others.map(\.household).max() ?? -1) + 1
        else { return nil }
        return CastBed(
            name: name, id: text, altitude: Int64(altitude), facts: facts.compactMap { $0?.name },
            household: household)
    }

    /// The household of the bed that stands in the same home.
    private func with(_ value: YAMLValue, _ others: [CastBed], county: Substring) -> Int? {
        guard let other = value.named(others, \.name) else { return nil }
        if other.id.hasPrefix(county) { return other.household }
        value.report("bed in the same home", expected: "a bed of the same county")
        return nil
    }

    private func devices(_ value: YAMLValue, _ beds: [CastBed]) -> [CastDevice]? {
        guard let mapping = value.anyMapping("devices") else { return nil }
        let devices = mapping.entries.map { device($0.key, $0.value, beds) }
        return devices.contains { $0 == nil } ? nil : devices.compactMap { $0 }
    }

    private func device(_ name: String, _ entry: YAMLEntry, _ beds: [CastBed]) -> CastDevice? {
        guard let mapping = entry.value.mapping("device", keys: ["profile", "bed"]),
            let model = mapping.required("profile"), let found = model.named(profiles.profiles, \.id),
            let bed = mapping.required("bed")?.named(beds, \.name)
        else { return nil }
        guard found.topics.isEmpty else {
            model.report("model with topics of its own", expected: "a model that speaks under homebed/v1")
            return nil
        }
        let id = "\(name)-\(bed.id.suffix(6))"
        guard DeviceID(id) != nil else {
            mapping.faults.report(
                "name of a device", at: entry.keyPosition, expected: "at most 25 letters, digits, : _ -", found: name)
            return nil
        }
        let place = beds.firstIndex { $0.name == bed.name } ?? 0
        return CastDevice(name: name, id: id, profile: found, bed: place)
    }
}
