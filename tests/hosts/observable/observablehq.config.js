export default { title: "Notes", preserveExtension: true };
