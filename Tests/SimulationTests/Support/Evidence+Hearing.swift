import FleetModel
import SimKit

@testable import Auditor

extension Evidence {
    /// A device says these values at a moment of its own and the world's time; they reach the gateway so long after,
    /// or never.
    func hear(
        _ device: DevicePlan, _ values: [(quantity: Quantity, value: Double)], at moment: Moment, number: Int,
        after way: TimeSpan? = .milliseconds(80), isHistory: Bool = false
    ) {
        let identities = values.map { ReadingIdentity(quantity: $0.quantity.number, at: moment, value: $0.value) }
        let entry = LedgerEntry(
            number: number, device: device.id, kind: .telemetry, event: nil, reference: "r-\(number)",
            deviceTime: isHistory ? moment + .hours(1) : moment, payloadHash: 0, truth: nil, isTest: false,
            fate: .readings(identities))
        var message = MessageRecord(entry, madeAt: moment)
        if let way {
            message.kept = 1
            message.arrivals = 1
            message.firstArrivedAt = moment + way
        }
        note(message)
        settle(message)
    }

    /// The same again and again up to a moment.
    func hear(
        _ device: DevicePlan, _ values: [(quantity: Quantity, value: Double)], from first: Moment, until last: Moment,
        every period: TimeSpan, number: Int
    ) {
        var (moment, next) = (first, number)
        while moment <= last {
            hear(device, values, at: moment, number: next)
            (moment, next) = (moment + period, next + 1)
        }
    }
}
