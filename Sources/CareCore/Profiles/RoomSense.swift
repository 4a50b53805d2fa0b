/// How a device sees people come to a home. Raw values are stored and never change.
public enum RoomSense: UInt8, Sendable {
    /// A contact at the door, which tells both its opening and its closing.
    case door = 1
    /// A sensor of movement in the room.
    case movement = 2
}
