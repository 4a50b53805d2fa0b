import CareCore
import CareWire

/// What must hold of topic names and moments whatever the bytes are.
enum TextOracle {
    static func check(_ input: UnsafeRawBufferPointer) {
        checkTopic(input)
        checkMoment(input)
    }

    private static func checkTopic(_ input: UnsafeRawBufferPointer) {
        do throws(TopicError) {
            let topic = try TopicName.parse(input)
            let device = DeviceID(String(decoding: input[topic.device], as: UTF8.self))
            invariant(device != nil, "took a device identity that is none")
        } catch {
            invariant(error == .foreign(at: 0) || error.offset <= input.count, "offset \(error.offset)")
        }
    }

    private static func checkMoment(_ input: UnsafeRawBufferPointer) {
        do throws(RFC3339Error) {
            let moment = try RFC3339.parse(input)
            guard moment >= RFC3339.earliest, moment <= RFC3339.latest else { return }
            let copy = try RFC3339.parse(RFC3339.text(moment, zone: .utc))
            invariant(copy == moment, "moment \(moment.milliseconds) became \(copy.milliseconds)")
        } catch {
            invariant(error.offset <= input.count, "offset \(error.offset)")
        }
    }
}
