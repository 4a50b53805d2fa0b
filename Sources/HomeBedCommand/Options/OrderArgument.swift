import ArgumentParser
import CareCore

/// The maintenance order that is meant.
struct OrderArgument: ParsableArguments {
    @Argument(help: "The order's number.")
    var order: Int64

    /// Its identity.
    var id: OrderID { OrderID(order) }

    func validate() throws {
        guard order >= 1 else { throw ValidationError("ORDER: expected a number from 1, found \(order)") }
    }
}
