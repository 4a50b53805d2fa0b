extension Limits {
    /// How long a device must have been reporting from a store before it is told of (AST-1). Source: care.md 8.2.
    public static let storedDelay = Milliseconds.minutes(10)
    /// Messages that are reporting (AST-1). Source: care.md 8.2.
    public static let storedMessages = 2
    /// Silence after which it reports no more, on the listening clock (AST-1). Source: care.md 8.2.
    public static let storedQuiet = Milliseconds.hours(24)
    /// Messages through the hub of another household that mean that the device is there (AST-4). Source: care.md 8.2.
    public static let strayMessages = 3
    /// The time within which they come (AST-4). Source: care.md 8.2.
    public static let strayWindow = Milliseconds.minutes(30)
}
