import CareCore
import CareWire
import Testing

@Suite struct HeartbeatTests {
    private func decode(_ json: String) throws(DecodeError) -> Heartbeat {
        try Array(json.utf8).withUnsafeBytes { bytes in
            Result { () throws(DecodeError) in try HeartbeatDecoder.decode(bytes) }
        }.get()
    }

    private func heartbeat(_ state: Heartbeat.State, committedAt: Timestamp?) -> Heartbeat {
        var open = Heartbeat.OpenAlarms()
        open[.p1] = 1
        open[.p3] = 40
        return Heartbeat(
            instance: "7f3a", state: state, at: Timestamp(milliseconds: 1_762_441_325_130), committedAt: committedAt,
            open: open)
    }

    @Test func `a heartbeat is the wire's`() {
        let bytes = heartbeat(.running, committedAt: Timestamp(milliseconds: 5)).encode()
        #expect(
            String(decoding: bytes, as: UTF8.self)
                == #"{"v":1,"instance":"7f3a","state":"running","at":1762441325130,"committed_at":5,"#
                + #""open":{"P1":1,"P2":0,"P3":40,"P4":0}}"#)
    }

    @Test(arguments: Heartbeat.State.allCases, [nil, Timestamp(milliseconds: 5)])
    func `a heartbeat is read back`(state: Heartbeat.State, committedAt: Timestamp?) throws {
        let heartbeat = heartbeat(state, committedAt: committedAt)
        #expect(try decode(String(decoding: heartbeat.encode(), as: UTF8.self)) == heartbeat)
    }

    @Test func `fields of a later gateway are skipped`() throws {
        let json = #"{"instance":"a","x":[1],"state":"stopped","at":1,"open":{"P5":3,"P2":1}}"#
        let heartbeat = try decode(json)
        #expect(heartbeat.state == .stopped && heartbeat.open[.p2] == 1 && heartbeat.committedAt == nil)
    }

    @Test(
        arguments: [
            ("{}", .missingField(field: "instance", at: 0)),
            (#"{"instance":"a","at":1}"#, .missingField(field: "state", at: 0)),
            (#"{"instance":"a","state":"running"}"#, .missingField(field: "at", at: 0)),
            (#"{"v":2}"#, .unsupportedVersion(at: 5)),
            (#"{"instance":""}"#, .invalidValue(field: "instance", reason: "expected 1 to 64 bytes", at: 12)),
            (#"{"state":"asleep"}"#, .invalidValue(field: "state", reason: "unknown state", at: 9)),
            (#"{"at":1,"at":2}"#, .duplicateField(field: "at", at: 8)),
            (#"{"open":{"P1":-1}}"#, .invalidValue(field: "open", reason: "expected a number of alarms", at: 14)),
            (#"{"open":[]}"#, .wrongType(field: "open", expected: "object", found: .array, at: 8)),
            ("", .json(.unexpectedEnd(at: 0))),
        ] as [(String, DecodeError)])
    func `what is no heartbeat is an error`(json: String, expected: DecodeError) {
        #expect(throws: expected) { try decode(json) }
    }
}
