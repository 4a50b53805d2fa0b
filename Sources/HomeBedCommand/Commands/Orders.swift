import ArgumentParser

/// `homebed orders list|show|close`
struct Orders: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Shows and closes maintenance orders: what technicians have to do, one open order a bed.",
        discussion: """
            Alarms for technicians open the order of their bed or extend it. A household's device stands in the order \
            of its first bed.
            """,
        subcommands: [OrdersList.self, OrdersShow.self, OrdersClose.self], defaultSubcommand: OrdersList.self)
}
