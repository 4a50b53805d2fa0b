import CareCore
import CareRecords
import CareWire

/// A file of assignments: which device serves which bed since when.
///
/// The header names the columns, in any order: `county`, `bed`, `device`, `profile`, `since` must be there;
/// `township`, `household`, `altitude_m`, `resident` (facts, separated by spaces), `provider`, and of the household
/// `address`, `latitude` and `longitude` (degrees, WGS 84, both or neither) may be.
struct ImportFile {
    /// The lines in order of the file; meaningless when there are faults.
    private(set) var lines: [AssignmentImport] = []
    /// Everything that is wrong, in order of the file.
    private(set) var faults: [ImportFault] = []

    /// A longer file does not fit through the control socket. 2,100 beds have some 14,000 devices.
    static let maximumLines = 30_000
    /// Bytes of the longest file.
    static let maximumBytes = 8 * 1_024 * 1_024

    private var columns: [Column: Int] = [:]
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
        guard bytes.count <= Self.maximumBytes else {
            fault(1, "", found: "\(bytes.count) bytes", expected: "at most \(Self.maximumBytes) bytes; split the file")
            return
        }
        var reader = CSVReader(bytes)
        do {
            guard let header = try reader.next() else {
                fault(1, "", found: "", expected: "a header with the columns \(Self.titles(of: \.isRequired))")
                return
            }
            readHeader(header)
            guard faults.isEmpty else { return }
            var count = 0
            while let record = try reader.next() {
                count += 1
                guard count <= Self.maximumLines else {
                    fault(
                        record.line, "", found: "more", expected: "at most \(Self.maximumLines) lines; split the file")
                    return
                }
                read(record)
            }
            if lines.isEmpty, faults.isEmpty { fault(header.line, "", found: "", expected: "lines below the header") }
        } catch {
            fault(error.line, "", found: error.text, expected: "comma-separated text as in RFC 4180")
        }
    }

    private static func titles(of isWanted: (Column) -> Bool) -> String {
        Column.allCases.filter(isWanted).map(\.rawValue).joined(separator: ",")
    }

    private mutating func readHeader(_ header: CSVReader.Record) {
        for (index, field) in header.fields.enumerated() {
            let title = trimmed(field)
            guard let column = Column(rawValue: title) else {
                fault(header.line, "", found: title, expected: "columns among \(Self.titles { _ in true })")
                continue
            }
            if columns[column] != nil { fault(header.line, title, found: title, expected: "each column once") }
            columns[column] = index
        }
        for column in Column.allCases where column.isRequired && columns[column] == nil {
            fault(header.line, column.rawValue, found: "", expected: "this column in the header")
        }
    }

    private mutating func read(_ record: CSVReader.Record) {
        guard record.fields.count == columns.count else {
            let found = "\(record.fields.count)"
            fault(record.line, "", found: found, expected: "\(columns.count) fields as in the header")
            return
        }
        let before = faults.count
        let county = required(.county, record, expected: "six digits such as 532901") { CountyCode($0) }
        let bed = required(.bed, record, expected: "a bed such as 532901-000123") { BedID($0) }
        let device = required(
            .device, record,
            expected: "1 to \(DeviceID.maximumLength) letters, digits, colons, underlines or hyphens, no reserved word",
            parse: { DeviceID($0) })
        let isKnown = isKnownProfile
        let profile = required(
            .profile, record, expected: "the id of a profile; homebed check lists them",
            parse: { isKnown($0) ? $0 : nil })
        let since = optional(.since, record, expected: "RFC 3339 such as 2025-11-06T08:00:00+08:00, or empty for now") {
            try? RFC3339.parse($0)
        }
        let township = optional(.township, record, expected: "nine digits, the first six those of the county") { text in
            let isCode = text.utf8.count == 9 && text.utf8.allSatisfy { (48...57).contains($0) }
            return isCode && county.map { text.hasPrefix($0.description) } != false ? text : nil
        }
        let household = optional(
            .household, record, expected: "1 to 32 letters, digits, colons, underlines or hyphens",
            parse: { HouseholdID($0) })
        let altitude = optional(.altitude, record, expected: "whole metres from -500 to 9000") { text in
            Int32(text).flatMap { (-500...9_000).contains($0) ? $0 : nil }
        }
        let names = ResidentFact.allCases.filter { $0 != .altitude }.map(\.name).joined(separator: " ")
        let facts = optional(.resident, record, expected: "words among \(names)", parse: Self.facts)
        let provider = optional(
            .provider, record, expected: "1 to 32 letters, digits, colons, underlines or hyphens",
            parse: { ProviderID($0) })
        let address = optional(.address, record, expected: PostalAddress.expected) { PostalAddress($0) }
        let position = position(record)
        if let county, let bed, bed.county != county {
            fault(record.line, "bed", found: "\(bed)", expected: "a bed of county \(county)")
        }
        guard faults.count == before, let county, let bed, let device, let profile else { return }
        lines.append(
            AssignmentImport(
                line: record.line, county: county, bed: bed, device: device, profile: profile, since: since,
                township: township, household: household, altitude: altitude, facts: facts,
                provider: provider, address: address, position: position))
    }

    private mutating func position(_ record: CSVReader.Record) -> GeoPosition? {
        let latitude = optional(.latitude, record, expected: "degrees from -90 to 90, such as 25.6065") {
            Self.degrees($0, in: GeoPosition.latitudes)
        }
        let longitude = optional(.longitude, record, expected: "degrees from -180 to 180, such as 100.2676") {
            Self.degrees($0, in: GeoPosition.longitudes)
        }
        let isLatitudeMissing = cell(.latitude, record).isEmpty
        if isLatitudeMissing != cell(.longitude, record).isEmpty {
            let missing = isLatitudeMissing ? Column.latitude : .longitude
            fault(record.line, missing.rawValue, found: "", expected: "both latitude and longitude, or neither")
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

    private mutating func required<Value>(
        _ column: Column, _ record: CSVReader.Record, expected: String, parse: (String) -> Value?
    ) -> Value? {
        let text = cell(column, record)
        if !text.isEmpty, let value = parse(text) { return value }
        fault(record.line, column.rawValue, found: text, expected: expected)
        return nil
    }

    private mutating func optional<Value>(
        _ column: Column, _ record: CSVReader.Record, expected: String, parse: (String) -> Value?
    ) -> Value? {
        let text = cell(column, record)
        if text.isEmpty { return nil }
        if let value = parse(text) { return value }
        fault(record.line, column.rawValue, found: text, expected: expected)
        return nil
    }

    private func cell(_ column: Column, _ record: CSVReader.Record) -> String {
        columns[column].map { trimmed(record.fields[$0]) } ?? ""
    }

    private func trimmed(_ text: String) -> String {
        var rest = text[...]
        while rest.first?.isWhitespace == true { rest.removeFirst() }
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return String(rest)
    }

    private mutating func fault(_ line: Int, _ column: String, found: String, expected: String) {
        faults.append(ImportFault(line: line, column: column, found: found, expected: expected))
    }
}
