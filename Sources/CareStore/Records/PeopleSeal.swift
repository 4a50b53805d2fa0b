internal import CareRecords
internal import Foundation
internal import GRDB

/// How names, numbers and addresses lie in the gateway's own tables: sealed as in the records where their key is named,
/// as they are where nobody has named one. Decision 97.
///
/// The alarm line needs them at once after a restart, so a gateway without a key takes and reads them all the same; one
/// that was given a key is refused without it.
struct PeopleSeal {
    /// What is sealed.
    enum Column: String, CaseIterable {
        case contactName = "contact.name"
        case contactChannels = "contact.channels"
        case homeAddress = "household.address"
        case homeLatitude = "household.latitude"
        case homeLongitude = "household.longitude"
        case recipientAddress = "notification.address"
        case providerAnswer = "notificationAttempt.answer"

        var table: String { String(rawValue.prefix { $0 != "." }) }
        var name: String { String(rawValue.drop { $0 != "." }.dropFirst()) }

        /// The columns by which a row is known.
        var key: [String] {
            switch self {
            case .contactName, .contactChannels: ["person", "role", "scope"]
            case .homeAddress, .homeLatitude, .homeLongitude, .recipientAddress: ["number"]
            case .providerAnswer: ["message", "attempt"]
            }
        }

        /// Whether the line needs it to start: its book and its homes, but no message.
        fileprivate var isReadAtStart: Bool {
            switch self {
            case .contactName, .contactChannels, .homeAddress, .homeLatitude, .homeLongitude: true
            case .recipientAddress, .providerAnswer: false
            }
        }

        /// How many of them a value is bound to: the number of a try is given by the database when it is written.
        fileprivate var placeLength: Int { self == .providerAnswer ? 1 : key.count }

        /// For which a value of the row with that key is sealed.
        func place(_ key: [String]) -> String {
            "\(rawValue) of \(key.prefix(placeLength).joined(separator: " "))"
        }
    }

    private static let statePlace = "coreState.bytes"

    private let seal: RecordSeal?

    init(_ key: RecordKey?) { seal = key.map { RecordSeal(key: $0) } }

    init(_ seal: RecordSeal) { self.seal = seal }

    /// Whether what is written is sealed.
    var seals: Bool { seal != nil }

    /// What lies in the database of a text in the row with that key.
    func laid(_ text: String?, _ column: Column, at key: [String]) throws -> DatabaseValue {
        guard let text else { return .null }
        return try seal?.seal(.text(text), for: column.place(key))?.databaseValue ?? text.databaseValue
    }

    /// What lies in the database of a part of a position.
    func laid(_ degrees: Double?, _ column: Column, at key: [String]) throws -> DatabaseValue {
        seals ? try laid(degrees.map { "\($0)" }, column, at: key) : degrees?.databaseValue ?? .null
    }

    /// The text that lies in the database as `value`; `nil` when there is none.
    /// - Throws: `StoreError` when it is sealed and cannot be opened.
    func text(_ value: DatabaseValue, _ column: Column, at key: [String]) throws -> String? {
        guard case .blob(let sealed) = value.storage else { return String.fromDatabaseValue(value) }
        guard case .text(let text) = try known().value(sealed, for: column.place(key)) else { return nil }
        return text
    }

    /// A part of a position, as `text` reads it.
    func degrees(_ value: DatabaseValue, _ column: Column, at key: [String]) throws -> Double? {
        if case .blob = value.storage { return try text(value, column, at: key).flatMap { Double($0) } }
        return Double.fromDatabaseValue(value)
    }

    /// The core's state as it lies: it remembers who was told through which number.
    func laid(state: [UInt8]) throws -> [UInt8] {
        try seal.map { Array(try $0.seal(state, for: Self.statePlace)) } ?? state
    }

    /// The core's state out of what lies.
    func state(_ bytes: [UInt8], isSealed: Bool) throws -> [UInt8] {
        isSealed ? try known().open(Data(bytes), for: Self.statePlace) : bytes
    }

    /// Sees that nothing which the line reads at its start lies sealed while no key is named.
    /// - Throws: `StoreError` where something does.
    func checkStart(_ db: Database) throws {
        if seals { return }
        let tests =
            Column.allCases.filter(\.isReadAtStart).map { column in
                "EXISTS (SELECT 1 FROM \(column.table) WHERE typeof(\(column.name)) = 'blob')"
            } + ["EXISTS (SELECT 1 FROM coreState WHERE isSealed = 1)"]
        let isSealed = try Bool.fetchOne(db, sql: "SELECT \(tests.joined(separator: " OR "))")
        if isSealed == true { _ = try known() }
    }

    private func known() throws -> RecordSeal {
        guard let seal else {
            throw StoreError(
                .unusable,
                "names, numbers and addresses of people lie sealed in this database: expected records.keyFile with the "
                    + "key of its records, found none; name it. Nothing was changed")
        }
        return seal
    }
}
