extension GatewayState {
    /// Silent hubs, what messages were worth, strangers and open maintenance orders.
    func encodeFleet(into writer: inout StateWriter) {
        writer.integer(areas.count)
        for (township, area) in areas.sorted(by: { $0.key < $1.key }) {
            writer.integer(township.number)
            writer.integer(area.peak)
            writer.integer(area.silent.count)
            for hub in area.silent {
                writer.integer(hub.device.index)
                writer.integer(hub.since.milliseconds)
            }
        }
        writer.integer(qualities.count)
        for (device, quality) in qualities.sorted(by: { $0.key < $1.key }) {
            writer.integer(device.index)
            writer.bits(quality.newer)
            writer.bits(quality.older)
            writer.flag(quality.isBad)
            writer.optional(quality.skewedSince)
            writer.flag(quality.isSkewed)
        }
        writer.integer(strangers.toldAt)
        writer.integer(strangers.times.count)
        for time in strangers.times { writer.integer(time) }
        writer.integer(nextOrder.number)
        writer.integer(orders.count)
        for order in openOrders { encode(order, into: &writer) }
    }

    private func encode(_ order: MaintenanceOrder, into writer: inout StateWriter) {
        writer.integer(order.id.number)
        writer.integer(order.bed.index)
        writer.integer(order.openedAt.milliseconds)
        writer.integer(order.problems.count)
        for problem in order.problems {
            writer.text(problem.rule)
            writer.optional(problem.device.map { Int64($0.index) })
            // Alarms are numbered from 1.
            writer.integer(problem.alarm?.number ?? 0)
            writer.integer(problem.priority.rawValue)
            writer.integer(problem.foundAt.milliseconds)
            writer.integer(problem.lastAt.milliseconds)
            writer.integer(problem.count)
            writer.optional(problem.endedAt?.milliseconds)
        }
    }

    /// Reads back what `encodeFleet` wrote.
    mutating func decodeFleet(from reader: inout StateReader) throws(StateError) {
        for _ in 0..<(try reader.count()) {
            let township = try reader.township()
            var area = AreaState()
            area.peak = try reader.integer(Int.self)
            for _ in 0..<(try reader.count()) {
                let device = DeviceNumber(try reader.integer(Int32.self))
                area.silent.append(.init(device: device, since: try reader.moment()))
                silentHubs[device] = township
            }
            areas[township] = area
        }
        for _ in 0..<(try reader.count()) {
            let device = DeviceNumber(try reader.integer(Int32.self))
            qualities[device] = MessageQuality(
                newer: try reader.bits(), older: try reader.bits(), isBad: try reader.flag(),
                skewedSince: try reader.optionalInteger(), isSkewed: try reader.flag())
        }
        strangers.toldAt = try reader.integer()
        for _ in 0..<(try reader.count()) { strangers.times.append(try reader.integer()) }
        scheduleStrangers()
        nextOrder = OrderID(try reader.integer())
        for _ in 0..<(try reader.count()) {
            let order = try Self.decodeOrder(from: &reader)
            orders[order.bed] = order
        }
    }

    private static func decodeAlarmNumber(from reader: inout StateReader) throws(StateError) -> AlarmID? {
        let number = try reader.integer()
        return number == 0 ? nil : AlarmID(number)
    }

    private static func decodeOrder(from reader: inout StateReader) throws(StateError) -> MaintenanceOrder {
        var order = MaintenanceOrder(
            id: OrderID(try reader.integer()), bed: BedNumber(try reader.integer(Int32.self)),
            openedAt: try reader.moment())
        for _ in 0..<(try reader.count()) {
            order.problems.append(
                MaintenanceProblem(
                    number: order.problems.count + 1, rule: try reader.text(),
                    device: try reader.optionalInteger().map { DeviceNumber(Int32(truncatingIfNeeded: $0)) },
                    alarm: try decodeAlarmNumber(from: &reader), priority: try reader.value(Priority.self),
                    foundAt: try reader.moment(), lastAt: try reader.moment(), count: try reader.integer(Int32.self),
                    endedAt: try reader.optionalMoment()))
        }
        return order
    }
}
