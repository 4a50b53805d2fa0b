import CareCore
import CareRecords
import CareStore
import Foundation
import Gateway
import Ingest

/// Enters forms about users and looks them up.
struct UserDesk {
    private let acting: ActingOptions
    let configuration: GatewayConfiguration
    let key: RecordKey

    init(_ acting: ActingOptions) throws {
        self.acting = acting
        configuration = try acting.shared.configuration()
        key = try RecordArgument.key(configuration)
    }

    /// Gateway time.
    var now: Timestamp {
        var time = SystemTime(configuration.clock)
        return time.read().now
    }

    /// The row of a user; `nil` when there is none, also where there is no database yet.
    func row(of user: String) throws -> RecordRow? {
        guard FileManager.default.fileExists(atPath: configuration.database), let id = RecordID(user) else {
            return nil
        }
        return try StoreReader.open(path: configuration.database)
            .records(.user, where: [.equal(UserField.user, id)], scope: .everything, key: key).first?.row
    }

    /// The row of a user that must be there.
    func registered(_ user: String) throws -> RecordRow {
        guard let row = try row(of: user) else {
            throw CommandFailure(.refused, "refused: user: expected a registered user, found \"\(user)\"")
        }
        return row
    }

    /// Enters the forms and prints what came of them.
    func enter(_ forms: [RecordSubmission]) throws { try acting.carryOut(RecordRequest(forms, by: acting.person.by)) }

    /// Enters the forms and prints `text`, which is shown once, as a line or in a JSON object beside `fields`.
    func enter(_ forms: [RecordSubmission], showing text: String, _ id: String, until: Timestamp) throws {
        let request = RecordRequest(forms, by: acting.person.by)
        let outcome = try CommandPort(configuration: configuration).outcome(of: .records(request))
        if case .refused(let reasons) = outcome {
            if acting.json { Console.record(RecordJSON.fields(of: outcome)) }
            throw CommandFailure(.refused, reasons.map { "refused: \($0)" })
        }
        if acting.json { return Console.record(RecordJSON.fields(ofSecret: text, id, until: until)) }
        Console.result(text)
        Console.tell("\(id) counts until \(TimeText.short(until)); this is shown once")
    }
}
