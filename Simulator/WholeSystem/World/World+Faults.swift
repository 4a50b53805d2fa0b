import Auditor
import FleetModel
import SimKit

extension World {
    /// Lets a fault happen.
    func carryOut(_ fault: FaultEvent.Kind) throws {
        let now = timeline.now
        switch fault {
        case .crash(let calls, let death):
            host.light(calls, death: death)
            // One process in four dies again, while it keeps house.
            if housekeepingDraws.chance(.percent(25)) {
                host.disk.housekeepingDeath = (step: Int(housekeepingDraws.whole(1...6)), death: death)
            }
        case .restart(let length):
            guard host.isRunning else { return }
            try host.stop()
            operators.loseAnswers()
            timeline.add(.gatewayStarts, at: now + length)
        case .brokerStop(let length, let loss):
            broker.stop(loss)
            record.begin(.broker, at: now)
            timeline.add(.brokerStarts, at: now + length)
        case .cut(let client): network.cut(client.index)
        case .block(let clients, let length):
            for client in clients { network.block(client.index, for: length) }
            if clients.contains(where: \.isLane) { record.outage(.network, from: now, until: now + length) }
        case .halfOpen(let client, let side):
            let patience = Network.patience
            network.cut(
                client.index, client: side == .client ? patience : .zero, broker: side == .broker ? patience : .zero)
        case .commits(let faults):
            host.disk.faults += faults
            host.disk.housekeepingFaults = faults.count
            host.disk.checkpointFaults = faults.count
        case .rebind(let household, let device, let target): try rebind(household, device, to: target)
        case .collect(let household, let device, let target): try collect(household, device, to: target)
        case .step, .drift, .full, .scarce, .slow, .relief: try strainMachine(fault)
        }
    }

    private func strainMachine(_ fault: FaultEvent.Kind) throws {
        let now = timeline.now
        switch fault {
        case .step(let length):
            host.machine.step(by: length, at: now)
            record.begin(.clock, at: now)
        case .drift(let parts):
            host.machine.drift(parts, at: now)
            record.begin(.clock, at: now)
        case .full(let length):
            try host.limitGrowth(true)
            record.begin(.disk, "full", at: now)
            later(.full, length)
        case .scarce(let bytes, let length):
            host.disk.freeBytes = bytes
            record.begin(.disk, at: now)
            later(.scarce, length)
        case .slow(let pace, let length):
            host.pace = pace
            host.renewPace()
            later(.slow, length)
        case .relief(.full):
            try host.limitGrowth(false)
            record.finish(.disk, "full", at: now)
        case .relief(.scarce):
            host.disk.freeBytes = SimDisk.ample
            record.finish(.disk, at: now)
        case .relief(.clock):
            host.machine.correct(at: now)
            // What gateway time was ahead is made up at half speed (decision 7).
            record.finish(.clock, at: now + host.machine.takeFurthestAhead(at: now) * 2)
        case .relief(.slow):
            host.pace = GatewayPace()
            host.renewPace()
        default: break
        }
    }

    private func later(_ relief: FaultEvent.Relief, _ length: TimeSpan) {
        plan.add(.relief(relief), at: timeline.now + length)
        timeline.add(.fault(plan.events.count - 1), at: timeline.now + length)
    }

    private func collect(_ household: Int, _ device: Int, to target: Int?) throws {
        let plan = record.plan.households[household].devices[device]
        let next = try target.map {
            try Registration.line(
                plan, at: record.plan.households[$0], bed: plan.bed == nil ? nil : 0, since: nil)
        }
        operators.collect(plan.id, next: next)
    }

    private func rebind(_ household: Int, _ device: Int, to target: Int) throws {
        let plan = record.plan.households[household].devices[device]
        let home = record.plan.households[target]
        let (line, service) = try Registration.line(
            plan, at: home, bed: plan.bed == nil ? nil : 0, since: nil)
        operators.rebind(line, service)
    }
}
