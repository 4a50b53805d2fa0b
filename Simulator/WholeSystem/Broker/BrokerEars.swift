/// Who writes down what the broker takes in and forgets.
protocol BrokerEars: AnyObject {
    /// The gateway published something.
    func hear(_ letter: Letter)
    /// A message is held for the gateway from now on.
    func keep(_ letter: Letter)
    /// A message that the gateway has not acknowledged is gone.
    func forget(_ letter: Letter)
    /// A message that the gateway has acknowledged comes again.
    func repeatDelivery(_ letter: Letter)
}
