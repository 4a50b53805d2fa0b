import Foundation

/// What a test publishes under load, and what the gateway must hold in the end.
///
/// Five kinds of message: presses with reference and time, presses of a button that says the same reference every time,
/// care marks with a time only, care marks with neither, and heart rates with and without a time.
struct LoadLedger {
    static let buttons = 40
    static let mattresses = 20

    private(set) var published = 0
    private(set) var presses: [String: Int] = [:]
    private(set) var timedMarks = 0
    private(set) var bareMarks = 0
    private(set) var timedReadings = 0
    private(set) var bareReadings = 0
    private var number = 0
    private let start: Int64

    init() { start = Int64(Date().timeIntervalSince1970 * 1_000) }

    static func button(_ index: Int) -> String { "button-\(index)" }

    static func mattress(_ index: Int) -> String { "mattress-\(index)" }

    /// The next message; count it with `confirm` once it is handed over.
    func next() -> (topic: String, payload: String) {
        // Slower than true time, so that no device runs ahead, and still another time for each of its messages.
        let time = start + Int64(number / 10)
        let button = Self.button(number % Self.buttons)
        let event = "homebed/v1/532901/\(button)/event"
        switch number % 20 {
        case 0: return (event, #"{"v":1,"ref":"r\#(number)","ts":\#(time),"event":"sos"}"#)
        case 1: return (event, #"{"v":1,"ref":"always-the-same","ts":\#(time),"event":"sos"}"#)
        case 2: return (event, #"{"v":1,"ts":\#(time),"event":"care_done"}"#)
        case 3: return (event, #"{"v":1,"event":"care_done"}"#)
        default:
            let mattress = Self.mattress(number % Self.mattresses)
            let topic = "homebed/v1/532901/\(mattress)/telemetry"
            let ts = number % 20 == 4 ? "" : #""ts":\#(time),"#
            return (topic, #"{"v":1,\#(ts)"readings":{"heart_rate":\#(60 + number % 20)}}"#)
        }
    }

    /// The message given by `next` was handed to the broker's client.
    mutating func confirm() {
        switch number % 20 {
        case 0, 1: presses[Self.button(number % Self.buttons), default: 0] += 1
        case 2: timedMarks += 1
        case 3: bareMarks += 1
        case 4: bareReadings += 1
        default: timedReadings += 1
        }
        number += 1
        published += 1
    }

    var events: Int { presses.values.reduce(0, +) + timedMarks + bareMarks }
    var readings: Int { timedReadings + bareReadings }
}
