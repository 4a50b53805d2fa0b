import ArgumentParser
import CareCore
import CareRecords
import CareStore
import CareWire
import Gateway

/// `homebed orders batteries [--start VILLAGE] [--county C] [--reveal …] [--json]`
struct OrdersBatteries: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "batteries", abstract: "Lists the batteries to see to as a route, village by village.",
        discussion: """
            Problems by BAT-1 and BAT-2 that nobody has mended yet. Villages follow by code; with --start the nearest \
            comes next, as the crow flies from the position in the register of villages.
            """)

    @Option(help: ArgumentHelp("The village in which the drive begins.", valueName: "532901001001"))
    var start: String?

    @OptionGroup var scope: RepairScopeOptions
    @OptionGroup var revealing: RevealOptions

    func run() throws {
        let configuration = try scope.shared.configuration()
        let desk = try RepairDesk(configuration)
        let lines = try desk.lines(since: Timestamp(milliseconds: .max), county: try scope.code())
            .filter { $0.isToMend && BatteryStop.isBattery($0) }
        let key = try RecordArgument.key(configuration)
        let villages = try desk.reader.records(.village, scope: .everything, key: key).map(\.row)
        let residences = try desk.reader.records(.residence, scope: .everything, key: key).map(\.row)
        let registry = try desk.reader.registry()
        let homes = Dictionary(
            residences.compactMap { row in row[SharedField.household].map { ($0, row) } }, uniquingKeysWith: { $1 })
        let stops = try lines.map { try stop($0, desk, registry, homes) }
        let positions = Dictionary(
            villages.compactMap { row in
                row[PlaceField.village].flatMap { village in MicroPosition(row).map { (village, $0) } }
            }, uniquingKeysWith: { $1 })
        let route = BatteryRoute.order(stops, positions: positions, from: try startPosition(positions))
        let shown = Set(route.compactMap { $0.household?.text }).sorted()
        let masking = try revealing.masking(.residence, rows: shown, configuration)
        let names = Dictionary(
            villages.compactMap { row in row[PlaceField.village].map { ($0, row[PlaceField.name] ?? "") } },
            uniquingKeysWith: { $1 })
        let column = RecordTable.residence.column(PlaceField.address.name)
        func address(_ stop: BatteryStop) -> String {
            guard let column, let row = stop.household.flatMap({ homes[$0] }) else { return "" }
            return masking.text(row, column)
        }
        if scope.json { return route.forEach { Console.record(fields($0, names, address($0))) } }
        var table = Table("序号", "村(社区)", "床位", "地址", "设备", "设备编号", "电量", "电池", "优先级", "工单")
        for (index, stop) in route.enumerated() {
            table.add(
                "\(index + 1)", stop.village.map { names[$0].flatMap { $0.isEmpty ? nil : $0 } ?? $0.text } ?? "-",
                "\(stop.bed)", address(stop), stop.kind, stop.line.device?.text ?? "-",
                stop.percent.map { "\($0) %" } ?? "-", stop.cell ?? "-", stop.line.problem.priority.name,
                stop.line.key)
        }
        table.lines.forEach(Console.result)
        Console.tell("\(route.count) batteries at \(Set(route.map(\.bed)).count) beds")
    }

    private func stop(
        _ line: RepairLine, _ desk: RepairDesk, _ registry: Registry, _ homes: [HouseholdID: RecordRow]
    ) throws -> BatteryStop {
        let device = line.device.flatMap { registry.number(of: $0) }.map { registry[$0] }
        let profile = desk.profile(device?.profile)
        let household = registry.number(of: line.bed).map { registry[registry[$0].household].id }
        let day = CivilDate(of: desk.now)
        let percent = try line.device.flatMap {
            try desk.reader.newestLeast(.battery, of: $0, on: day, back: Self.reportDays)
        }
        return BatteryStop(
            village: household.flatMap { homes[$0] }?[PlaceField.village], bed: line.bed, household: household,
            line: line, kind: profile.map { UseClass($0.deviceClass).title } ?? "-",
            cell: profile?.inventory.battery?.cell, percent: percent.map { Int($0) })
    }

    /// A battery's report older than that says nothing.
    private static let reportDays: Int32 = 30

    private func startPosition(_ positions: [VillageCode: MicroPosition]) throws -> MicroPosition? {
        guard let start else { return nil }
        guard let village = VillageCode(start) else {
            throw CommandFailure(.usage, "error: --start: expected \(VillageCode.expected), found \"\(start)\"")
        }
        guard let position = positions[village] else {
            throw CommandFailure(
                .noInput, "error: --start: expected a village with a position in the records, \(village) has none")
        }
        return position
    }

    private func fields(_ stop: BatteryStop, _ names: [VillageCode: String], _ address: String) -> Fields {
        Fields { fields in
            fields.put("order", stop.line.order.number)
            fields.put("problem", stop.line.problem.number)
            fields.put("village", stop.village?.text)
            fields.put("village_name", stop.village.flatMap { names[$0] })
            fields.put("bed", stop.bed.description)
            fields.put("address", address)
            fields.put("kind", stop.kind)
            fields.put("device", stop.line.device?.text)
            fields.put("battery", stop.percent.map { Int64($0) })
            fields.put("cell", stop.cell)
            fields.put("priority", stop.line.problem.priority.name)
        }
    }
}
