import ArgumentParser
import CareCore
import CareStore
import CareWire
import Gateway

/// `homebed orders list [--all] [--bed BED] [--json]`
struct OrdersList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Lists open maintenance orders, the newest first.")

    @Flag(help: "Closed ones too.")
    var all = false

    @Option(help: ArgumentHelp("Only those of that bed.", valueName: "BED"))
    var bed: String?

    @Flag(help: "One JSON object a line; times with their offset.")
    var json = false

    @OptionGroup var shared: SharedOptions

    func validate() throws { if let bed { _ = try BedText.bed(bed, "--bed") } }

    func run() throws {
        let configuration = try shared.configuration()
        let limit = StoreReader.usualLimit
        let orders = try StoreReader.open(path: configuration.database)
            .orders(openOnly: !all, bed: try bed.map { try BedText.bed($0, "--bed") }, .everything, limit: limit)
        if json {
            orders.forEach { Console.record(Fields($0)) }
            return
        }
        var table = Table("ORDER", "BED", "OPENED", "PROBLEMS", "LASTING", "CLOSED", "BY", "DONE")
        for order in orders {
            table.add(
                "\(order.id)", "\(order.bed)", TimeText.short(order.openedAt), "\(order.problems)", "\(order.lasting)",
                order.closedAt.map(TimeText.short) ?? "-", order.closedBy ?? "-", order.closeText ?? "")
        }
        table.lines.forEach(Console.result)
        Console.tell("\(orders.count) orders" + (orders.count < limit ? "" : ", older ones not shown"))
    }
}
