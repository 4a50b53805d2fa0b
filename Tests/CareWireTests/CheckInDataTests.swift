import CareCore
import CareWire
import Testing

@Suite struct CheckInDataTests {
    private func card(_ data: String, event: String = "check_in") throws(DecodeError) -> String? {
        try WireFixture.message(#"{"data":\#(data),"ts":5,"event":"\#(event)"}"#, kind: .event).card?.text
    }

    @Test func `the card of a check-in is read wherever it stands`() throws {
        #expect(try card(#"{"card":"s-1"}"#) == "s-1")
        #expect(try card(#"{"reader":{"card":7},"card" : "\u0053:_-9"}"#) == "S:_-9")
        let longest = String(repeating: "a", count: 32)
        #expect(try card(#"{"card":"\#(longest)"}"#) == longest)
        let message = try WireFixture.message(#"{"event":"check_in","data":{"card":"s-1"}}"#, kind: .event)
        #expect(message.card?.text == "s-1" && message.event == .checkIn)
        #expect(String(decoding: message.eventData, as: UTF8.self) == #"{"card":"s-1"}"#)
    }

    @Test func `a check-in without a card, and a card of another event, are none`() throws {
        for data in ["{}", #"{"card":null}"#, "null", #"{"Card":"s-1"}"#] { #expect(try card(data) == nil) }
        #expect(try card(#"{"card":7}"#, event: "sos") == nil)
        var message = Message()
        message.card = PersonID("s-1")
        message.reset()
        #expect(message.card == nil)
    }

    @Test func `a card that is none says where and what was expected, and its reference can be answered`() throws {
        let long = String(repeating: "a", count: 33)
        for (data, at) in [
            (#"{"card":""}"#, 16), (#"{"card":"李某"}"#, 16), (#"{"card":"\#(long)"}"#, 16), (#"{"card": "a b"}"#, 17),
        ] {
            let error = WireFixture.error(#"{"data":\#(data),"event":"check_in"}"#, kind: .event)
            #expect(
                error
                    == .invalidValue(
                        field: "data.card", reason: "no identity of staff ([A-Za-z0-9:_-]{1,32})", at: at), "\(data)")
            #expect(error?.quarantineReason == .malformedEnvelope)
        }
        #expect(
            WireFixture.error(#"{"data":{"card":7},"event":"check_in"}"#, kind: .event)
                == .wrongType(field: "data.card", expected: "text", found: .number, at: 16))
        #expect(
            WireFixture.error(#"{"data":{"card":"a","card":"b"},"event":"check_in"}"#, kind: .event)
                == .duplicateField(field: "data.card", at: 20))
        var message = Message()
        let bytes = Array(#"{"ref":"k-1","event":"check_in","data":{"card":7}}"#.utf8)
        _ = try? WireFixture.decode(bytes, kind: .event, into: &message)
        #expect(message.reference == "k-1")
    }
}
