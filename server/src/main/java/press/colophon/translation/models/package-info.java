/// Neural translation models: where they are published, which one to take, and how it comes to this
/// machine whole or not at all.
///
/// - [Registry]: what is published, a list of [ModelEntry]; [RegistryReader] reads Mozilla's.
/// - [ModelSource]: a registry with its files: [WebSource] (the public one or a mirror),
///   [ShelfSource] (a folder or an archive).
/// - [Choice]: which entry of a pair is taken.
/// - [InstalledModels]: the folder of models on this machine. What is in it is whole.
/// - [AddModel], [CheckModel]: the jobs behind `./colophon models`.
///
/// One flow: `source.registry()` gives entries, `choice.best` picks one, `AddModel.run` brings its
/// files into a folder of their own, unpacks and checks them, and makes them visible by one rename.
///
/// The command line calls it; engines ask [InstalledModels] where a model's files are.
@NullMarked
package press.colophon.translation.models;

import org.jspecify.annotations.NullMarked;
