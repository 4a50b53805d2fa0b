public import CareCore

/// The beds of a county that a quarter's spot check looks at. Source: 大政办发〔2021〕30号, 每季度进行1次抽查、核查.
///
/// Every bed that was in service on a day of the quarter is hashed with SHA-256 over the text
/// `seed,quarter,bed`; the beds are put in order of the hashes, and the first are taken. Anybody can repeat it with
/// `printf '7,2021Q4,532901-000001' | sha256sum`; nobody can choose beds without choosing the seed, which therefore is
/// drawn in public, after the quarter.
public struct SampleDraw: Sendable, Equatable {
    /// A bed that was drawn.
    public struct Bed: Sendable, Equatable {
        /// The bed.
        public let bed: BedID
        /// The hash that put it there, in hexadecimal digits.
        public let hash: String
    }

    /// How many beds were in service in the quarter.
    public let population: Int
    /// Those that were drawn, in order.
    public let beds: [Bed]

    /// Draws.
    /// - Parameters:
    ///   - count: How many beds; all where there are fewer.
    ///   - county: The county.
    ///   - quarter: The quarter.
    ///   - seed: The seed.
    ///   - cases: Rows of `careCase`.
    ///   - sha256: The SHA-256 of a text's UTF-8, in hexadecimal digits.
    public init(
        _ count: Int, of county: CountyCode, in quarter: Quarter, seed: UInt64, cases: [RecordRow],
        sha256: (String) -> String
    ) {
        let beds = Set(
            cases.filter { row in
                guard let from = row[CaseField.serviceFrom] else { return false }
                return from <= quarter.last && row[CaseField.endedOn].map { $0 >= quarter.first } ?? true
            }.compactMap { $0[SharedField.bed] }.filter { $0.county == county })
        population = beds.count
        let hashed = beds.map { Bed(bed: $0, hash: sha256(Self.text($0, quarter, seed))) }
        self.beds = Array(
            hashed.sorted { ($0.hash, $0.bed.description) < ($1.hash, $1.bed.description) }.prefix(count))
    }

    /// The text whose hash puts a bed in its place.
    public static func text(_ bed: BedID, _ quarter: Quarter, _ seed: UInt64) -> String {
        "\(seed),\(quarter.text),\(bed)"
    }
}
