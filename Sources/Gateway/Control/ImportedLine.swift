import CareCore
import CareWire

/// One line of an import as JSON.
struct ImportedLine: Codable, Equatable {
    /// The line.
    let line: AssignmentImport

    init(_ line: AssignmentImport) { self.line = line }

    init(from decoder: any Decoder) throws {
        let fields = try StrictFields(decoder)
        try fields.allow(
            "line", "county", "bed", "device", "profile", "since", "township", "household", "altitude", "facts",
            "provider", "address", "latitude", "longitude")
        line = AssignmentImport(
            line: try fields.decode(Int.self, "line"),
            county: try fields.parse("county", expected: "a six-digit county code") { CountyCode($0) },
            bed: try fields.parse("bed", expected: "a bed such as 532901-000123") { BedID($0) },
            device: try fields.parse("device", expected: "a device identity") { DeviceID($0) },
            profile: try fields.decode(String.self, "profile"),
            since: try Self.since(fields),
            township: try fields.decodeIfPresent(String.self, "township"),
            household: try fields.parseIfPresent("household", expected: "a household identity") { HouseholdID($0) },
            altitude: try fields.decodeIfPresent(Int32.self, "altitude"),
            facts: try fields.decodeIfPresent(UInt64.self, "facts").map { ResidentFacts(bits: $0) },
            provider: try fields.parseIfPresent("provider", expected: "a provider's identity") { ProviderID($0) },
            address: try fields.parseIfPresent("address", expected: PostalAddress.expected) { PostalAddress($0) },
            position: try Self.position(fields))
    }

    private static func position(_ fields: StrictFields) throws -> GeoPosition? {
        let latitude = try fields.decodeIfPresent(Double.self, "latitude")
        let longitude = try fields.decodeIfPresent(Double.self, "longitude")
        guard latitude != nil || longitude != nil else { return nil }
        if let latitude, let longitude, let position = GeoPosition(latitude: latitude, longitude: longitude) {
            return position
        }
        throw fields.fault(
            "latitude", expected: "degrees from -90 to 90 with a longitude from -180 to 180",
            found: "\(latitude.map { "\($0)" } ?? "none"), \(longitude.map { "\($0)" } ?? "none")")
    }

    /// A moment that RFC 3339 can write, as in a file: sums with any other could overflow.
    private static func since(_ fields: StrictFields) throws -> Timestamp? {
        guard let moment = try fields.decodeIfPresent(Int64.self, "since").map(Timestamp.init(milliseconds:)) else {
            return nil
        }
        guard (RFC3339.earliest...RFC3339.latest).contains(moment) else {
            throw fields.fault(
                "since", expected: "milliseconds of the years 0000 to 9999", found: "\(moment.milliseconds)")
        }
        return moment
    }

    func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: FieldName.self)
        try fields.encode(line.line, forKey: "line")
        try fields.encode(line.county.description, forKey: "county")
        try fields.encode(line.bed.description, forKey: "bed")
        try fields.encode(line.device.text, forKey: "device")
        try fields.encode(line.profile, forKey: "profile")
        try fields.encodeIfPresent(line.since?.milliseconds, forKey: "since")
        try fields.encodeIfPresent(line.township, forKey: "township")
        try fields.encodeIfPresent(line.household?.text, forKey: "household")
        try fields.encodeIfPresent(line.altitude, forKey: "altitude")
        try fields.encodeIfPresent(line.facts?.bits, forKey: "facts")
        try fields.encodeIfPresent(line.provider?.text, forKey: "provider")
        try fields.encodeIfPresent(line.address?.text, forKey: "address")
        try fields.encodeIfPresent(line.position?.latitude, forKey: "latitude")
        try fields.encodeIfPresent(line.position?.longitude, forKey: "longitude")
    }
}
