import CareCore
import CareWire

/// What must hold of the decoders whatever the payload is.
enum DecoderOracle {
    static func check(_ payload: UnsafeRawBufferPointer) {
        checkEnvelope(payload, .event)
        checkEnvelope(payload, .telemetry)
        checkEnvelope(payload, .status)
        for claim in FuzzProfile.claims { checkForeign(payload, claim) }
        checkHeartbeat(payload)
    }

    private static func checkEnvelope(_ payload: UnsafeRawBufferPointer, _ kind: Message.Kind) {
        var message = Message()
        do throws(DecodeError) {
            try EnvelopeDecoder.decode(payload, kind: kind, fields: FuzzProfile.fields, into: &message)
        } catch {
            let isInside = (0...payload.count).contains(error.offset)
            invariant(isInside, "offset \(error.offset) of \(payload.count) bytes: \(error.text)")
            return
        }
        let error = ScannerOracle.scan(payload)
        invariant(error == nil, "decoded what is not JSON: \(error?.text ?? "")")
        invariant(kind != .event || message.event != nil, "an event without its kind")
        invariant((message.reference?.utf8.count ?? 1) <= Limits.referenceLength, "reference too long")
        invariant(message.eventData.count <= Limits.eventDataLength, "data too long")
        invariant(message.samples.count <= Limits.samplesPerMessage, "too many samples")
        var isOwn = false
        for sample in message.samples {
            invariant(sample.value.isFinite, "\(sample.metric) is \(sample.value)")
            invariant(!isOwn || sample.deviceTime == nil, "history after the message's own readings")
            isOwn = sample.deviceTime == nil
            checkTime(sample.deviceTime)
        }
        checkTime(message.deviceTime)
    }

    private static func checkForeign(_ payload: UnsafeRawBufferPointer, _ claim: ForeignTable) {
        var message = Message()
        do throws(DecodeError) {
            try ForeignDecoder.decode(payload, table: claim, into: &message)
        } catch {
            let isInside = (0...payload.count).contains(error.offset)
            invariant(isInside, "offset \(error.offset) of \(payload.count) bytes: \(error.text)")
            return
        }
        invariant(message.isForeign && message.kind == claim.kind, "a foreign message of kind \(message.kind)")
        invariant(
            (message.online != nil) == (claim.kind == .status), "a status without its word, or a word without one")
        // A status may be a bare word.
        let error = claim.kind == .status ? nil : ScannerOracle.scan(payload)
        invariant(error == nil, "decoded what is not JSON: \(error?.text ?? "")")
        for sample in message.samples { invariant(sample.value.isFinite, "\(sample.metric) is \(sample.value)") }
        checkTime(message.deviceTime)
    }

    private static func checkHeartbeat(_ payload: UnsafeRawBufferPointer) {
        do throws(DecodeError) {
            let heartbeat = try HeartbeatDecoder.decode(payload)
            checkTime(heartbeat.at)
            let copy = try heartbeat.encode().withUnsafeBytes { bytes in
                Result { () throws(DecodeError) in try HeartbeatDecoder.decode(bytes) }
            }.get()
            invariant(copy == heartbeat, "a heartbeat changes when it is written and read")
        } catch {
            invariant((0...payload.count).contains(error.offset), "offset \(error.offset) of \(payload.count) bytes")
        }
    }

    private static func checkTime(_ moment: Timestamp?) {
        guard let moment else { return }
        // RFC 3339 text may lie up to a day outside the years by its offset from UTC.
        let years = RFC3339.earliest - .days(1)...RFC3339.latest + .days(1)
        invariant(years.contains(moment), "moment \(moment.milliseconds)")
    }
}
