/// A delivery that came to no answer of the provider.
struct SendFailure: Error, Sendable {
    let result: DeliveryResult

    init(_ result: DeliveryResult) { self.result = result }
}
