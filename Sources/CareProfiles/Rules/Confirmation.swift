/// How a single value gets confirmed that raises without a long on-delay.
enum Confirmation {
    /// The model itself has looked twice (a status it derives, a debounced contact).
    case device
    /// Another reading decides: the stage asks for at least two samples.
    case secondReading
    /// A person calls back: good for P3 and P4 only.
    case callBack

    static let words: KeyValuePairs<String, Confirmation> = [
        "device": .device, "second_reading": .secondReading, "call_back": .callBack,
    ]
}
