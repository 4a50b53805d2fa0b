import ArgumentParser

/// `homebed orders …`
struct Orders: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Maintenance orders: what technicians have to do, one open order a bed.",
        discussion: """
            Alarms for technicians open the order of their bed or extend it, and so does orders open. A household's \
            device stands in the order of its first bed. Each problem goes its own way: found, assigned, mended, \
            accepted, signed; the last signature closes the order. What comes back after it was accepted is a new \
            problem.
            """,
        subcommands: [
            OrdersList.self, OrdersShow.self, OrdersOpen.self, OrdersAssign.self, OrdersMend.self, OrdersAccept.self,
            OrdersSign.self, OrdersClose.self, OrdersAge.self, OrdersFigures.self, OrdersBatteries.self,
        ], defaultSubcommand: OrdersList.self)
}
