import ArgumentParser

/// How a run shows what is going on, on standard error.
enum ProgressStyle: String, CaseIterable, ExpressibleByArgument {
    /// A picture on a terminal, lines elsewhere.
    case auto
    /// A picture that is drawn over itself.
    case picture
    /// A line every few seconds and for every alarm.
    case lines
    /// One JSON object a second.
    case json
    /// Nothing.
    case quiet

    /// What `auto` comes to here.
    var resolved: ProgressStyle {
        self == .auto ? (Console.isTerminal ? .picture : .lines) : self
    }
}
