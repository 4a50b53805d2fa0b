import CareCore
import CareWire
import Testing

@Suite struct ForeignDecoderTests {
    @Test func `fields of one flat object become readings, signals and the time`() throws {
        let message = try ForeignFixture.decode(
            """
            {"action":"press","battery":87,"last_seen":"2025-11-06T22:42:05.123+08:00","linkquality":120,"smoke":true,
            "tamper":false,"temperature":21.5,"update":{"state":"idle"},"voltage":3000}
            """)
        #expect(message.isForeign && message.kind == .telemetry)
        #expect(message.deviceTime == Timestamp(milliseconds: 1_762_440_125_123))
        #expect(
            message.samples == [
                Sample(metric: .battery, value: 87), Sample(metric: .tamper, value: 0),
                Sample(metric: .roomTemperature, value: 21.5),
            ])
        #expect(
            message.signals == [
                Signal(event: .sos, state: nil), Signal(event: .smoke, state: 0), Signal(event: nil, state: 1),
            ])
        #expect(message.ignoredFields == 3)
        #expect(message.event == nil && message.reference == nil && !message.wantsReceipt)
    }

    @Test(
        arguments: [
            (#"{"action":1}"#, [Signal(event: .sos, state: nil)]),
            (#"{"action":"release"}"#, [.init(event: nil, state: nil)]),
            (#"{"action":""}"#, []), (#"{"action":null,"smoke":null,"last_seen":null}"#, []), ("{}", []),
            (#"{"action":"pr\u0065ss"}"#, [Signal(event: .sos, state: nil)]),
        ] as [(String, [Signal])])
    func `a value is looked up by its text`(text: String, signals: [Signal]) throws {
        let message = try ForeignFixture.decode(text)
        #expect(message.signals == signals)
        #expect(message.deviceTime == nil)
    }

    @Test func `a time may be whole milliseconds`() throws {
        #expect(
            try ForeignFixture.decode(#"{"last_seen":1762440125123}"#).deviceTime?.milliseconds == 1_762_440_125_123)
    }

    @Test(
        arguments: [
            (#"{"action":"shake"}"#, .unknownValue(field: "action", at: 10), .unknownEvent),
            (#"{"smoke":1.5}"#, .unknownValue(field: "smoke", at: 9), .unknownEvent),
            (
                #"{"action":{}}"#,
                .wrongType(field: "action", expected: "text, number or truth", found: .object, at: 10),
                .malformedEnvelope
            ),
            (#"{"smoke":true,"smoke":false}"#, .duplicateField(field: "smoke", at: 14), .malformedEnvelope),
            (#"{"battery":1,"battery":2}"#, .duplicateField(field: "battery", at: 13), .malformedEnvelope),
            (
                #"{"last_seen":true}"#,
                .wrongType(
                    field: "last_seen", expected: "integer milliseconds or RFC 3339 text", found: .boolean, at: 13),
                .malformedEnvelope
            ),
            ("press", .json(.unexpectedByte(112, at: 0)), .malformedJSON),
            ("[]", .wrongType(field: "(message)", expected: "object", found: .array, at: 0), .malformedEnvelope),
        ] as [(String, DecodeError, QuarantineReason)])
    func `what cannot be read is an error at its byte`(text: String, error: DecodeError, reason: QuarantineReason) {
        #expect(throws: error) { try ForeignFixture.decode(text) }
        #expect(error.quarantineReason == reason)
        #expect(!error.text.isEmpty)
    }

    @Test func `a long payload is not read`() {
        let text = #"{"battery":"\#(String(repeating: "9", count: Limits.payload))"}"#
        #expect(throws: DecodeError.oversized(length: text.utf8.count)) { try ForeignFixture.decode(text) }
    }

    @Test(
        arguments: [
            ("online", true), ("offline", false), (#"{"state":"online"}"#, true),
            (#"{"state":"offline","x":1}"#, false),
            (#"{"state":1}"#, true),
        ])
    func `a status is a bare word or a field`(text: String, isOnline: Bool) throws {
        let message = try ForeignFixture.decode(text, topic: 1)
        #expect(message.online == isOnline)
        #expect(message.kind == .status && message.isForeign && message.samples.isEmpty)
    }

    @Test(arguments: ["onlin", "", "{}", #"{"state":"away"}"#, #"{"state":null}"#, #"{"state":[]}"#])
    func `another status is an error`(text: String) {
        #expect(throws: DecodeError.self) { try ForeignFixture.decode(text, topic: 1) }
    }

    @Test(arguments: HostileCorpus.names, [0, 1])
    func `an error of the hostile corpus lies inside the payload`(name: String, topic: Int) throws {
        let bytes = try HostileCorpus.bytes(name)
        if case .failure(let error) = ForeignFixture.decode(bytes, topic: topic) {
            #expect((0...bytes.count).contains(error.offset))
            #expect(!error.text.isEmpty)
        } else {
            #expect(WireFixture.scan(bytes) == nil, "decoded what is not JSON")
        }
    }

    @Test func `a message is empty of what stood in it before`() throws {
        var message = try ForeignFixture.decode(#"{"smoke":true,"battery":1}"#)
        try WireFixture.decode(Array(#"{"v":1}"#.utf8), kind: .telemetry, into: &message)
        #expect(message.signals.isEmpty && message.samples.isEmpty && !message.isForeign)
    }
}
