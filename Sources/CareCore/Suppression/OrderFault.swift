/// Why an order is refused: what was expected and what was found.
struct OrderFault: Error {
    let text: String

    init(_ text: String) { self.text = text }
}
