import CareRecords
import CareWire

extension ControlRequest {
    /// `{"v":1,"command":"records","by":"…","forms":[{"form":"staff","line":2,"fields":{"staff":"s-1",…}}]}`, with
    /// `"dry_run":true` to have them judged only.
    static func records(_ fields: StrictFields) throws -> RecordRequest {
        try fields.allow("v", "command", "by", "dry_run", "forms")
        let lines = try fields.decode([RecordLine].self, "forms")
        return RecordRequest(
            lines.map(\.submission), by: try fields.person(),
            isDryRun: try isDryRun(fields))
    }

    static func encode(_ request: RecordRequest, into fields: inout KeyedEncodingContainer<FieldName>) throws {
        try fields.encode("records", forKey: "command")
        try fields.encode(request.by, forKey: "by")
        if request.isDryRun { try fields.encode(true, forKey: "dry_run") }
        try fields.encode(request.submissions.map(RecordLine.init), forKey: "forms")
    }
}
