import CareCore
import CareWire

extension RecordJSON {
    /// `token, text, until`: a token that was just made, with what is shown once.
    static func fields(ofSecret text: String, _ token: String, until: Timestamp) -> Fields {
        Fields { fields in
            fields.put("token", token)
            fields.put("text", text)
            fields.put("until", until)
        }
    }
}
