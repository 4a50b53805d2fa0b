import CareCore
import CareWire

/// What the suites of this target share: a profile with every kind of field, and decoding of a String or bytes.
enum WireFixture {
    static let profile = Profile(
        id: "test-mattress", title: BilingualText(zh: "测试床垫", en: "Test mattress"), deviceClass: .smartMattress,
        servesHousehold: false, isReusable: true,
        slots: [
            slot(.heartRate, 20...250, markers: [0, 255]), slot(.respirationRate, 4...60), slot(.spo2, 50...100),
            slot(.inBed, 0...1), slot(.bedStatus, 0...6), slot(.bodyTemperature, 25...45, markers: [0]),
            slot(.bloodPressureSystolic, 50...260), slot(.bloodPressureDiastolic, 30...160),
            slot(.latitude, 18...54), slot(.longitude, 73...136), slot(.battery, 0...100), slot(.rssi, -140...0),
            slot(.wetLevel, 0...3), slot(.wet, 0...1),
        ],
        fields: [
            FieldMapping(field: "temp", target: .reading(slot: 5, scale: 0.1, offset: 0)),
            FieldMapping(field: "hr", target: .reading(slot: 0, scale: 1, offset: 0)),
            FieldMapping(
                field: "level", target: .enumeration(slot: 12, values: ["dry": 0, "damp": 1, "soaked": 3, "9": 9])),
            FieldMapping(field: "wet_code", target: .enumeration(slot: 13, values: ["1": 1, "2": 0, "true": 1])),
        ],
        events: ["sos": .sos, "button_1": .sos, "fall": .cancel], liveness: nil, rules: [])

    static let fields = FieldTable(profile)

    static func slot(_ metric: Metric, _ range: ClosedRange<Double>, markers: [Double] = []) -> MetricSlot {
        MetricSlot(
            metric: metric, minimum: range.lowerBound, maximum: range.upperBound, invalidMarkers: markers,
            period: .minutes(1), maximumGap: .minutes(3), holds: false)
    }

    static func decode(
        _ bytes: [UInt8], kind: Message.Kind = .telemetry, fields: FieldTable = fields
    ) -> Result<Message, DecodeError> {
        var message = Message()
        do throws(DecodeError) {
            try decode(bytes, kind: kind, fields: fields, into: &message)
            return .success(message)
        } catch {
            return .failure(error)
        }
    }

    static func decode(
        _ bytes: [UInt8], kind: Message.Kind, fields: FieldTable = fields, into message: inout Message
    ) throws(DecodeError) {
        let result = bytes.withUnsafeBytes { payload in
            Result { () throws(DecodeError) in
                try EnvelopeDecoder.decode(payload, kind: kind, fields: fields, into: &message)
            }
        }
        try result.get()
    }

    static func message(_ json: String, kind: Message.Kind = .telemetry) throws(DecodeError) -> Message {
        try decode(Array(json.utf8), kind: kind).get()
    }

    static func error(_ json: String, kind: Message.Kind = .telemetry) -> DecodeError? {
        guard case .failure(let error) = decode(Array(json.utf8), kind: kind) else { return nil }
        return error
    }

    /// Scans the whole document; the error, or `nil` when it is JSON.
    static func scan(_ bytes: [UInt8], nesting: Int = Limits.nesting) -> JSONError? {
        bytes.withUnsafeBytes { payload in
            do throws(JSONError) {
                var scanner = JSONScanner(payload, nesting: nesting)
                try scanner.skipValue()
                try scanner.finish()
                return nil
            } catch {
                return error
            }
        }
    }
}
