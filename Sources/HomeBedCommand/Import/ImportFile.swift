import CareCore
import CareRecords

/// A file of assignments: which device serves which bed since when.
///
/// The header names the columns, in any order: `county`, `bed`, `device`, `profile`, `since` must be there;
/// `township`, `household`, `altitude_m`, `resident` (facts, separated by spaces), `provider`, and of the household
/// `address`, `latitude` and `longitude` (degrees, WGS 84, both or neither) may be.
struct ImportFile {
    /// The lines in order of the file; meaningless when there are faults.
    private(set) var lines: [AssignmentImport] = []
    /// Everything that is wrong, in order of the file.
    var faults: [RecordFileFault] { table.faults }

    private var table: ImportTable
    private let isKnownProfile: (String) -> Bool

    /// A column of the file. The raw value is its title.
    enum Column: String, CaseIterable {
        case county, bed, device, profile, since, township, household
        case altitude = "altitude_m"
        case resident, provider, address, latitude, longitude

        var isRequired: Bool {
            switch self {
            case .county, .bed, .device, .profile, .since: true
            case .township, .household, .altitude, .resident, .provider, .address, .latitude, .longitude: false
            }
        }
    }

    /// Reads a file; never stops at the first bad line. `isKnownProfile` says whether a profile of that id is in force.
    init(_ bytes: [UInt8], isKnownProfile: @escaping (String) -> Bool) {
        self.isKnownProfile = isKnownProfile
        table = ImportTable(
            bytes, needed: Column.allCases.filter(\.isRequired).map(\.rawValue),
            wanted: Column.allCases.filter { !$0.isRequired }.map(\.rawValue))
        while let line = table.next() { read(line) }
    }

    private mutating func read(_ line: ImportTable.Line) {
        let before = faults.count
        let county = needed(.county, line, "six digits such as 532901", hint: CountyCode.hint) { CountyCode($0) }
        let bed = needed(.bed, line, BedID.expected, hint: BedID.hint) { BedID($0) }
        let device = needed(
            .device, line,
            "1 to \(DeviceID.maximumLength) letters, digits, colons, underlines or hyphens, no reserved word"
        ) { DeviceID(recordText: $0) }
        let isKnown = isKnownProfile
        let profile = needed(.profile, line, "the id of a profile; homebed check lists them") {
            isKnown($0) ? $0 : nil
        }
        let since = wanted(.since, line, ImportTable.moment + ", or empty for now", hint: Timestamp.hint) {
            Timestamp(recordText: $0)
        }
        let township = wanted(
            .township, line, "nine digits, the first six those of the county", hint: TownshipCode.hint
        ) { text in
            let isCode = text.utf8.count == 9 && text.utf8.allSatisfy { (48...57).contains($0) }
            return isCode && county.map { text.hasPrefix($0.description) } != false ? text : nil
        }
        let household = wanted(.household, line, RecordID.expected) { HouseholdID(recordText: $0) }
        let altitude = wanted(.altitude, line, "whole metres from -500 to 9000", hint: Int64.hint) { text in
            Int32(text).flatMap { (-500...9_000).contains($0) ? $0 : nil }
        }
        let names = ResidentFact.allCases.filter { $0 != .altitude }.map(\.name).joined(separator: " ")
        let facts = wanted(
            .resident, line, "words among \(names)", hint: RecordList<RecordID>.hint, Self.facts)
        let provider = wanted(.provider, line, RecordID.expected) { ProviderID(recordText: $0) }
        let address = wanted(.address, line, PostalAddress.expected, .address, hint: String.hint) { text in
            String.hint(for: text).isEmpty ? PostalAddress(text) : nil
        }
        let position = position(line)
        if let county, let bed, bed.county != county {
            table.fault(line.number, "bed", expected: "a bed of county \(county)", found: "\(bed)")
        }
        guard faults.count == before, let county, let bed, let device, let profile else { return }
        lines.append(
            AssignmentImport(
                line: line.number, county: county, bed: bed, device: device, profile: profile, since: since,
                township: township, household: household, altitude: altitude, facts: facts,
                provider: provider, address: address, position: position))
    }

    private mutating func position(_ line: ImportTable.Line) -> GeoPosition? {
        let latitude = wanted(.latitude, line, "degrees from -90 to 90, such as 25.6065", .address) {
            Self.degrees($0, in: GeoPosition.latitudes)
        }
        let longitude = wanted(.longitude, line, "degrees from -180 to 180, such as 100.2676", .address) {
            Self.degrees($0, in: GeoPosition.longitudes)
        }
        let isLatitudeMissing = line.isEmpty(Column.latitude.rawValue)
        if isLatitudeMissing != line.isEmpty(Column.longitude.rawValue) {
            let missing = isLatitudeMissing ? Column.latitude : .longitude
            table.fault(line.number, missing.rawValue, expected: "both latitude and longitude, or neither", found: "")
        }
        guard let latitude, let longitude else { return nil }
        return GeoPosition(latitude: latitude, longitude: longitude)
    }

    /// A decimal number; Swift would read hexadecimal ones and `inf` too.
    private static func degrees(_ text: String, in range: ClosedRange<Double>) -> Double? {
        guard text.utf8.allSatisfy({ (48...57).contains($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") })
        else { return nil }
        return Double(text).flatMap { range.contains($0) ? $0 : nil }
    }

    /// The facts named by a cell.
    private static func facts(_ text: String) -> ResidentFacts? {
        var facts = ResidentFacts()
        for word in text.split(separator: " ") {
            guard let fact = ResidentFact.named(String(word)), fact != .altitude else { return nil }
            facts[fact] = true
        }
        return facts
    }

    private mutating func needed<Value>(
        _ column: Column, _ line: ImportTable.Line, _ expected: String, hint: (String) -> String = RecordID.hint,
        _ parse: (String) -> Value?
    ) -> Value? { table.needed(column.rawValue, line, expected, hint: hint, parse) }

    private mutating func wanted<Value>(
        _ column: Column, _ line: ImportTable.Line, _ expected: String, _ privacy: RecordPrivacy = .open,
        hint: (String) -> String = RecordID.hint, _ parse: (String) -> Value?
    ) -> Value? { table.wanted(column.rawValue, line, expected, privacy, hint: hint, parse) }
}
