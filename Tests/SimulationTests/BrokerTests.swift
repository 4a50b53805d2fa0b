import CareCore
import FleetModel
import SimKit
import Testing

@testable import WholeSystem

/// The simulated broker keeps what MQTT asks of one.
@Suite struct BrokerTests {
    private final class Ears: BrokerEars {
        var forgotten = 0
        func hear(_ letter: Letter) {}
        func keep(_ letter: Letter) {}
        func forget(_ letter: Letter) { forgotten += 1 }
        func repeatDelivery(_ letter: Letter) {}
    }

    private struct Scene {
        let timeline = Timeline(start: RunOptions.start)
        let network: Network
        let broker: Broker
        let ears = Ears()
        let topic: String

        init(_ limits: BrokerLimits = BrokerLimits()) {
            let plan = FleetPlan(FleetOptions(seed: 1, beds: 1, start: RunOptions.start))
            topic = "\(plan.households[0].topic(of: plan.households[0].devices[0].id))/telemetry"
            network = Network(timeline: timeline, random: RandomSource(seed: 1), homes: 1)
            broker = Broker(
                timeline: timeline, network: network,
                topics: TopicMap(plan, profiles: ProfileSet(profiles: [], fingerprint: 0)), limits: limits, ears: ears)
        }

        /// Lets a second pass and tells what the gateway's bulk lane got.
        func deliver() -> [UInt16] {
            var packets: [UInt16] = []
            while let occurrence = timeline.next(until: timeline.now + .seconds(1)) {
                switch occurrence {
                case .arrival(let flight) where flight.side == .broker:
                    if network.isOpen(flight.connection, at: .broker) {
                        broker.take(flight.packet, on: flight.connection)
                    }
                case .arrival(let flight):
                    if case .publish(let packetID, _, _) = flight.packet { packets.append(packetID) }
                case .notice(let connection, .broker): broker.notice(connection)
                default: break
                }
            }
            return packets
        }

        func connect() -> Int {
            network.connect(.bulkLane, ConnectRequest(isClean: false, receiveMaximum: 2, will: nil))
        }

        func publish(_ count: Int) {
            let home = network.connect(.home(0), ConnectRequest(isClean: true, receiveMaximum: 10, will: nil))
            for number in 1...count {
                let letter = Letter(topic: topic, payload: [], isRetained: false, number: number)
                network.send(.publish(packetID: UInt16(number), letter), on: home, to: .broker)
            }
        }
    }

    @Test func `at most the receive maximum is in flight, and what was not acknowledged comes again in order`() {
        let scene = Scene()
        let first = scene.connect()
        _ = scene.deliver()
        scene.publish(5)
        #expect(scene.deliver() == [1, 2])
        scene.network.send(.acknowledge([1]), on: first, to: .broker)
        #expect(scene.deliver() == [3])
        scene.network.close(first, at: .client)
        _ = scene.deliver()
        let second = scene.connect()
        #expect(scene.deliver() == [2, 3])
        scene.network.send(.acknowledge([2, 3]), on: second, to: .broker)
        #expect(scene.deliver() == [4, 5])
    }

    @Test func `a full queue drops the newest, and a broker without memory drops all`() {
        let scene = Scene(BrokerLimits(queuedMessages: 1))
        _ = scene.connect()
        _ = scene.deliver()
        scene.publish(5)
        _ = scene.deliver()
        #expect(scene.ears.forgotten == 2 && scene.broker.heldForGateway == 3)
        scene.broker.stop(.everything)
        #expect(scene.ears.forgotten == 5 && scene.broker.heldForGateway == 0)
    }
}
