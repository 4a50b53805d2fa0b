import FleetModel
import SimKit
import Testing

@testable import WholeSystem

/// The simulated broker keeps what MQTT asks of one.
@Suite struct BrokerTests {
    private final class Ears: BrokerEars {
        var forgotten = 0
        var repeated: [Int] = []
        func hear(_ letter: Letter) {}
        func keep(_ letter: Letter) {}
        func forget(_ letter: Letter) { forgotten += 1 }
        func repeatDelivery(_ letter: Letter) { repeated.append(letter.number) }
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
                topics: TopicMap(plan), limits: limits, ears: ears)
        }

        /// Lets a second pass and tells what the gateway's bulk lane got.
        func deliver() -> [UInt16] { deliverPackets().map(\.packetID) }

        /// The same, with what each packet says.
        func deliverPackets() -> [(packetID: UInt16, letter: Letter)] {
            var packets: [(packetID: UInt16, letter: Letter)] = []
            while let occurrence = timeline.next(until: timeline.now + .seconds(1)) {
                switch occurrence {
                case .arrival(let flight) where flight.side == .broker:
                    if network.isOpen(flight.connection, at: .broker) {
                        broker.take(flight.packet, on: flight.connection)
                    }
                case .arrival(let flight):
                    if case .publish(let packetID, let letter, _) = flight.packet { packets.append((packetID, letter)) }
                case .notice(let connection, .broker): broker.notice(connection)
                default: break
                }
            }
            return packets
        }

        func connect(isClean: Bool = false) -> Int {
            network.connect(.bulkLane, ConnectRequest(isClean: isClean, receiveMaximum: 2, will: nil))
        }

        /// The household connects.
        func connectHome(will: Letter? = nil) -> Int {
            network.connect(.home(0), ConnectRequest(isClean: true, receiveMaximum: 10, will: will))
        }

        /// A word of the household's first device about itself, kept by the broker.
        func status(_ word: UInt8...) -> Letter {
            Letter(topic: "\(topic.dropLast("telemetry".count))status", payload: word, isRetained: true)
        }

        /// The household publishes something.
        func send(_ letter: Letter, on home: Int) {
            network.send(.publish(packetID: 1, letter), on: home, to: .broker)
        }

        func publish(_ count: Int) {
            let home = connectHome()
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

    /// The broker ends, begins again, and the gateway's lane comes back.
    private func restart(_ scene: Scene, _ loss: BrokerLoss) -> [UInt16] {
        scene.broker.stop(loss)
        scene.broker.start()
        _ = scene.deliver()
        _ = scene.connect()
        return scene.deliver()
    }

    @Test func `a broker that is stopped in order delivers again what was not acknowledged, and forgets nothing`() {
        let scene = Scene()
        let lane = scene.connect()
        _ = scene.deliver()
        scene.publish(5)
        _ = scene.deliver()
        scene.network.send(.acknowledge([1]), on: lane, to: .broker)
        #expect(scene.deliver() == [3])
        #expect(restart(scene, .nothing) == [2, 3])
        #expect(scene.broker.heldForGateway == 4 && scene.ears.forgotten == 0 && scene.ears.repeated == [])
    }

    @Test func `a broker that is killed forgets the newest messages, and that the newest were acknowledged`() {
        let scene = Scene()
        let lane = scene.connect()
        _ = scene.deliver()
        scene.publish(5)
        _ = scene.deliver()
        scene.network.send(.acknowledge([1]), on: lane, to: .broker)
        #expect(scene.deliver() == [3])
        #expect(restart(scene, .newest(messages: 2, acknowledgements: 1)) == [1, 2, 3])
        #expect(scene.broker.heldForGateway == 3 && scene.ears.forgotten == 2 && scene.ears.repeated == [1])
    }

    @Test func `a broker that overruns keeps to the receive maximum until the first acknowledgement`() {
        let scene = Scene(BrokerLimits(isOverrunning: true))
        let lane = scene.connect()
        _ = scene.deliver()
        scene.publish(6)
        #expect(scene.deliver() == [1, 2])
        scene.network.send(.acknowledge([1]), on: lane, to: .broker)
        #expect(scene.deliver() == [3, 4, 5, 6])
    }

    @Test func `a will is published when a connection breaks or its client comes again, and not after a goodbye`() {
        let scene = Scene()
        _ = scene.connect()
        let will = scene.status(0)
        let polite = scene.connectHome(will: will)
        _ = scene.deliver()
        scene.network.send(.disconnect, on: polite, to: .broker)
        #expect(scene.deliver() == [])
        _ = scene.connectHome(will: will)
        _ = scene.deliver()
        scene.network.cut(Client.home(0).index)
        let first = scene.deliverPackets()
        #expect(first.map(\.letter.topic) == [will.topic])
        _ = scene.connectHome(will: will)
        _ = scene.deliver()
        _ = scene.connectHome()
        #expect(scene.deliverPackets().map(\.letter.payload) == [[0]])
        scene.network.cut(Client.home(0).index)
        #expect(scene.deliver() == [])
    }

    @Test func `the newest status is kept for a new session, with the flag, and for no other`() {
        let scene = Scene()
        let first = scene.connect()
        let home = scene.connectHome()
        _ = scene.deliver()
        scene.send(scene.status(1), on: home)
        scene.send(scene.status(2), on: home)
        let live = scene.deliverPackets()
        #expect(live.map(\.letter.payload) == [[1], [2]] && live.allSatisfy { !$0.letter.isRetained })
        scene.network.send(.acknowledge([1, 2]), on: first, to: .broker)
        _ = scene.deliver()
        _ = scene.connect()
        #expect(scene.deliver() == [])
        _ = scene.connect(isClean: true)
        let kept = scene.deliverPackets()
        #expect(kept.map(\.letter.payload) == [[2]] && kept.allSatisfy(\.letter.isRetained))
    }

    @Test func `what is kept ends with an empty message, and with a broker that keeps nothing`() {
        for ends in [true, false] {
            let scene = Scene()
            let home = scene.connectHome()
            _ = scene.deliver()
            scene.send(scene.status(1), on: home)
            if ends { scene.send(scene.status(), on: home) }
            _ = scene.deliver()
            if !ends {
                scene.broker.stop(.everything)
                scene.broker.start()
                _ = scene.deliver()
            }
            _ = scene.connect()
            #expect(scene.deliver() == [])
        }
    }

    @Test(
        arguments: [
            ("event", [Client.urgentLane]), ("telemetry", [.bulkLane]), ("status", [.bulkLane]), ("note", []),
        ] as [(String, [Client])])
    func `what a device says goes to the lane that the wire gives it`(kind: String, clients: [Client]) {
        let topics = TopicMap(FleetPlan(FleetOptions(seed: 1, beds: 1, start: RunOptions.start)))
        #expect(topics.subscribers(of: "homebed/v1/532901/sos-1/\(kind)") == clients.map(\.index))
    }
}
