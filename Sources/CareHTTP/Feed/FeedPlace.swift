/// A client's place in the live feed: given back when the value is let go, whatever became of the answer.
final class FeedPlace: Sendable {
    private let giveBack: @Sendable () -> Void

    init(giveBack: @escaping @Sendable () -> Void) { self.giveBack = giveBack }

    deinit { giveBack() }
}
