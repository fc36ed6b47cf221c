# What an installation holds. Component `program` is for users, `development` for programs that use the library. The
# manual and the zsh completion stand elsewhere in a Debian package than in a prefix of one's own: `local` and `debian`.

include(CMakePackageConfigHelpers)

# The library, its headers and its CMake package. The four packages are private to the library, so the targets file is
# all that a consumer needs.
set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/dealcalc)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/dealcalcConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(TARGETS dealcalc EXPORT dealcalcTargets ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT development)
install(DIRECTORY ${PROJECT_SOURCE_DIR}/include/dealcalc DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} COMPONENT development)
install(EXPORT dealcalcTargets NAMESPACE dealcalc:: FILE dealcalcConfig.cmake DESTINATION ${package_dir}
    COMPONENT development)
install(FILES ${PROJECT_BINARY_DIR}/dealcalcConfigVersion.cmake DESTINATION ${package_dir} COMPONENT development)

# The schema and the deals, for both.
install(DIRECTORY ${PROJECT_SOURCE_DIR}/data/ DESTINATION ${CMAKE_INSTALL_DATADIR}/dealcalc COMPONENT program
    FILES_MATCHING PATTERN "*.json" PATTERN "*.csv")

if(NOT DEALCALC_PROGRAM)
    return()
endif()

install(TARGETS dealcalc_program RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT program)
set(scripts ${PROJECT_SOURCE_DIR}/src/cli/completion)
install(FILES ${scripts}/dealcalc.bash RENAME dealcalc
    DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions COMPONENT program)
install(FILES ${scripts}/dealcalc.fish
    DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d COMPONENT program)
install(FILES ${scripts}/_dealcalc DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions COMPONENT local)
install(FILES ${scripts}/_dealcalc DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions COMPONENT debian
    EXCLUDE_FROM_ALL)

# The program writes its manual. A program for another machine needs an emulator for that; without one it goes without.
set(manual ${PROJECT_BINARY_DIR}/manual)
if(NOT CMAKE_CROSSCOMPILING OR CMAKE_CROSSCOMPILING_EMULATOR)
    add_custom_command(OUTPUT ${manual}/written
        COMMAND ${CMAKE_COMMAND} "-DPROGRAM=${CMAKE_CROSSCOMPILING_EMULATOR};$<TARGET_FILE:dealcalc_program>"
            -DFOLDER=${manual} -P ${PROJECT_SOURCE_DIR}/src/install/manual.cmake
        COMMAND ${CMAKE_COMMAND} -E touch ${manual}/written
        DEPENDS dealcalc_program ${PROJECT_SOURCE_DIR}/src/install/manual.cmake
        COMMENT "Writing the manual" VERBATIM)
    add_custom_target(dealcalc_manual ALL DEPENDS ${manual}/written)
    install(DIRECTORY ${manual}/plain/ DESTINATION ${CMAKE_INSTALL_MANDIR} COMPONENT local)
    install(DIRECTORY ${manual}/compressed/ DESTINATION ${CMAKE_INSTALL_MANDIR} COMPONENT debian EXCLUDE_FROM_ALL)
else()
    message(STATUS "No manual: the program cannot run here to write it")
    add_custom_target(dealcalc_manual)
endif()

include(src/install/package.cmake)
