import CareCore
import CareWire

/// Writes the payload a device would send, so that a test goes through the real decoder.
enum PayloadBuilder {
    static func payload(of sending: TestCase.Sending) -> [UInt8] {
        if case .foreign(let message) = sending.content { return Array(message.payload.utf8) }
        var json = JSONWriter()
        json.object { json in
            json.field("v", 1)
            json.field("ts", sending.at.milliseconds)
            switch sending.content {
            case .readings(let readings):
                json.object("readings") { json in
                    for (field, word) in readings { write(word, as: field, to: &json) }
                }
            case .event(let name, let reference, let isTest):
                if let reference { json.field("ref", reference) }
                json.field("event", name)
                if isTest { json.field("test", true) }
            case .foreign: break
            }
        }
        return json.bytes
    }

    /// A number or truth where the word is one, else text.
    private static func write(_ word: String, as field: String, to json: inout JSONWriter) {
        if let number = YAMLValue.number(word) {
            json.field(field, number)
        } else if word == "true" || word == "false" {
            json.field(field, word == "true")
        } else {
            json.field(field, word)
        }
    }
}
