import CareCore
import CareWire
import Testing

@Suite struct EnvelopeDecoderTests {
    @Test func `an event is read with all its fields`() throws {
        let json =
            #"{"v":1,"ref":"b7-000123","seq":123,"ts":1762441325123,"event":"sos","test":true,"data":{"a": [1]},"#
            + #""hub":"h1","receipt":true,"battery":87}"#
        let message = try WireFixture.message(json, kind: .event)
        #expect(message.kind == .event)
        #expect(message.reference == "b7-000123")
        #expect(message.sequence == 123)
        #expect(message.deviceTime == Timestamp(milliseconds: 1_762_441_325_123))
        #expect(message.event == .sos)
        #expect(message.isTest && message.wantsReceipt)
        #expect(String(decoding: message.eventData, as: UTF8.self) == #"{"a": [1]}"#)
        #expect(message.hub == DeviceID("h1"))
        #expect(message.samples == [Sample(metric: .battery, value: 87)])
        #expect(message.ignoredFields == 0)
    }

    @Test func `telemetry is read with its readings in order and its time as text`() throws {
        let message = try WireFixture.message(
            #"{"v":1,"ref":"m1-9","seq":9,"ts":"2025-11-06T22:42:05.123+08:00","#
                + #""readings":{"heart_rate":72,"in_bed":true},"battery":87,"rssi":-61}"#)
        #expect(message.deviceTime == Timestamp(milliseconds: 1_762_440_125_123))
        #expect(
            message.samples == [
                Sample(metric: .heartRate, value: 72), Sample(metric: .inBed, value: 1),
                Sample(metric: .battery, value: 87), Sample(metric: .rssi, value: -61),
            ])
    }

    @Test func `a status is read`() throws {
        let message = try WireFixture.message(#"{"ts":5,"online":false,"firmware":"1.4.2"}"#, kind: .status)
        #expect(message.online == false)
        #expect(message.firmware == "1.4.2")
        #expect(message.ignoredFields == 0)
    }

    @Test func `an absent version is version 1, and an empty message is a sign of life`() throws {
        let message = try WireFixture.message("{}")
        #expect(message.samples.isEmpty && message.reference == nil && message.deviceTime == nil)
    }

    @Test func `what was in the message before is gone, what the payload cannot say stays`() throws {
        var message = Message()
        let device = DeviceNumber(7)
        message.device = device
        message.isRetained = true
        message.receivedAt = Timestamp(milliseconds: 3)
        let first = #"{"ref":"a","seq":1,"ts":1,"event":"sos","test":true,"data":{},"x":1,"battery":1,"hub":"h"}"#
        try WireFixture.decode(Array(first.utf8), kind: .event, into: &message)
        try WireFixture.decode(Array("{}".utf8), kind: .telemetry, into: &message)
        #expect(message.device == device && message.isRetained && message.receivedAt.milliseconds == 3)
        #expect(message.reference == nil && message.sequence == nil && message.deviceTime == nil)
        #expect(message.event == nil && !message.isTest && message.eventData.isEmpty && message.hub == nil)
        #expect(message.samples.isEmpty && message.ignoredFields == 0 && message.kind == .telemetry)
    }

    @Test(
        arguments: [
            (#"{"event":"sos","data":{},"online":true,"firmware":"1","x":{"y":[1]}}"#, .telemetry, 5),
            (#"{"event":"sos","online":true,"firmware":"1"}"#, .event, 2), (#"{"event":"sos","data":3}"#, .status, 2),
            (#"{"readings":{"pulse":1,"x":{"y":1},"heart_rate":70}}"#, .telemetry, 2),
            (#"{"history":[{"ts":1,"note":"a","ref":"b"}]}"#, .telemetry, 2),
            (#"{"x":1,"x":2}"#, .telemetry, 2), (#"{"firmware":"\#(String(repeating: "1", count: 65))"}"#, .status, 1),
            (#"{"firmware":"a\nb"}"#, .status, 1),
        ] as [(String, Message.Kind, Int)])
    func `fields without a meaning are skipped and counted`(json: String, kind: Message.Kind, count: Int) throws {
        #expect(try WireFixture.message(json, kind: kind).ignoredFields == count)
    }

    @Test func `a top-level battery of a model without one is ignored and counted`() throws {
        let button = FieldTable(
            Profile(
                id: "b", title: BilingualText(zh: "钮", en: "b"), deviceClass: .emergencyButton, servesHousehold: false,
                isReusable: true, slots: [], fields: [], events: [:], liveness: nil, rules: []))
        let message = try WireFixture.decode(Array(#"{"battery":80,"rssi":-1}"#.utf8), fields: button).get()
        #expect(message.samples.isEmpty && message.ignoredFields == 2)
    }

    @Test func `null stands for an absent field`() throws {
        let names = ["v", "ref", "seq", "ts", "test", "readings", "history", "hub", "receipt", "online", "firmware"]
        let json = "{" + names.map { "\"\($0)\":null" }.joined(separator: ",") + "}"
        let message = try WireFixture.message(json, kind: .status)
        #expect(message.ignoredFields == 0 && message.samples.isEmpty && message.deviceTime == nil)
        #expect(WireFixture.error(#"{"event":null}"#, kind: .event) == .missingField(field: "event", at: 0))
    }

    @Test(arguments: [
        ("9223372036854775807", RFC3339.latest), ("1e300", RFC3339.latest), ("-1e400", RFC3339.earliest),
        ("99999999999999999999999999999", RFC3339.latest), ("-9223372036854775808", RFC3339.earliest),
        ("0", .epoch), ("1.762441325123e12", Timestamp(milliseconds: 1_762_441_325_123)),
    ])
    func `a time beyond every clock is taken as the nearest that a clock can show`(
        text: String, expected: Timestamp
    ) throws {
        #expect(try WireFixture.message("{\"ts\":\(text)}").deviceTime == expected)
    }

    @Test(
        arguments: [("sos", .sos), ("button_1", .sos), ("fall", .cancel), ("smoke", .smoke)] as [(String, EventKind)])
    func `an event is known by the profile's name, else by the vocabulary's`(name: String, kind: EventKind) throws {
        #expect(try WireFixture.message("{\"event\":\"\(name)\"}", kind: .event).event == kind)
    }

    @Test func `an unknown event is an error after the whole message was read`() {
        var message = Message()
        let json = Array(#"{"event":"dance","ref":"r-1","ts":5}"#.utf8)
        #expect(throws: DecodeError.unknownEvent(at: 9)) {
            try WireFixture.decode(json, kind: .event, into: &message)
        }
        #expect(message.reference == "r-1" && message.deviceTime == Timestamp(milliseconds: 5))
    }

    @Test func `a malformed event keeps the reference that stood before its fault`() {
        var message = Message()
        let json = Array(#"{"ref":"r-1","ts":true,"event":"sos"}"#.utf8)
        #expect(throws: DecodeError.self) { try WireFixture.decode(json, kind: .event, into: &message) }
        #expect(message.reference == "r-1")
    }

    @Test(arguments: [(64, true), (65, false)])
    func `a reference has at most its limit in bytes`(length: Int, isTaken: Bool) throws {
        let reference = String(repeating: "r", count: length)
        #expect((WireFixture.error("{\"ref\":\"\(reference)\"}") == nil) == isTaken)
        let escaped = String(repeating: "\\u0072", count: length)
        #expect((WireFixture.error("{\"ref\":\"\(escaped)\"}") == nil) == isTaken)
    }

    @Test func `an empty reference counts as none`() throws {
        #expect(try WireFixture.message(#"{"ref":""}"#).reference == nil)
    }

    @Test(arguments: [(2_048, true), (2_049, false)])
    func `the data of an event have at most their limit in bytes`(length: Int, isTaken: Bool) {
        let data = "{\"a\":\"" + String(repeating: "x", count: length - 8) + "\"}"
        let error = WireFixture.error("{\"event\":\"sos\",\"data\":\(data)}", kind: .event)
        #expect((error == nil) == isTaken)
    }

    @Test func `more samples than the limit are an error`() {
        let letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHI".map(String.init)
        let slots = Metric.allCases.map { WireFixture.slot($0, 0...300) }
        let mappings = zip(letters, slots.indices).map {
            FieldMapping(field: $0, target: .reading(slot: $1, scale: 1, offset: 0))
        }
        let fields = FieldTable(
            Profile(
                id: "wide", title: BilingualText(zh: "宽", en: "wide"), deviceClass: .hub, servesHousehold: true,
                isReusable: false, slots: slots, fields: mappings, events: [:], liveness: nil, rules: []))
        let readings = letters.map { "\"\($0)\":1" }.joined(separator: ",")
        func payload(_ entries: Int) -> [UInt8] {
            let history = [String](repeating: "{\"ts\":1,\"readings\":{\(readings)}}", count: entries)
            return Array("{\"history\":[\(history.joined(separator: ","))]}".utf8)
        }
        let most = Limits.samplesPerMessage / letters.count
        #expect(payload(most + 1).count <= Limits.payload)
        #expect((try? WireFixture.decode(payload(most), fields: fields).get().samples.count) == most * letters.count)
        guard case .failure(.tooManySamples) = WireFixture.decode(payload(most + 1), fields: fields) else {
            Issue.record("took more than \(Limits.samplesPerMessage) samples")
            return
        }
    }

    @Test func `every error has its quarantine reason and a text that names field and byte`() {
        let cases: [(DecodeError, QuarantineReason)] = [
            (.oversized(length: 20_000), .oversized), (.json(.unexpectedEnd(at: 3)), .malformedJSON),
            (.unknownEvent(at: 9), .unknownEvent), (.unsupportedVersion(at: 5), .malformedEnvelope),
            (.wrongType(field: "ts", expected: "text", found: .null, at: 6), .malformedEnvelope),
            (.invalidValue(field: "seq", reason: "r", at: 7), .malformedEnvelope),
            (.duplicateField(field: "ref", at: 8), .malformedEnvelope),
            (.missingField(field: "event", at: 0), .malformedEnvelope), (.tooManySamples(at: 4), .malformedEnvelope),
        ]
        for (error, reason) in cases {
            #expect(error.quarantineReason == reason)
            if case .oversized = error { continue }
            #expect(error.text.contains("byte \(error.offset)"))
        }
    }
}
