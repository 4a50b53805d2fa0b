/// What a broker forgets when its process ends.
enum BrokerLoss: Sendable, Equatable {
    /// It wrote everything down.
    case nothing
    /// It was killed between two saves: the newest messages of each lane, and that the newest were acknowledged.
    case newest(messages: Int, acknowledgements: Int)
    /// It keeps nothing on disk.
    case everything
}
