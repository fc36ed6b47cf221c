# The Debian package: cpack --config build/release/CPackConfig.cmake
# It holds what a user needs and nothing of the library. The same program gives the same bytes.

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME dealcalc)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "what the reported figures of a deal really add up to")
set(CPACK_PACKAGE_DESCRIPTION "A calculator of deal terms for reporters and fact-checkers, deal analysts,
and jobs that keep a data set honest. It takes the figures that were reported,
computes what they add up to with exact arithmetic, and checks what was
claimed about them.")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)

set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_COMPONENTS_ALL program debian)
set(CPACK_COMPONENTS_GROUPING ALL_COMPONENTS_IN_ONE)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION utils)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(DEALCALC_MAINTAINER "dealcalc <dealcalc@localhost>" CACHE STRING "Whom the Debian package names: Name <address>")
set(CPACK_DEBIAN_PACKAGE_MAINTAINER ${DEALCALC_MAINTAINER})
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
if(NOT (DEALCALC_STATIC AND DEALCALC_CAN_LINK_STATICALLY))
    set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
endif()

# Times in the package are that of the version.
set(CPACK_PROJECT_CONFIG_FILE ${PROJECT_BINARY_DIR}/CPackTime.cmake)
file(CONFIGURE OUTPUT ${CPACK_PROJECT_CONFIG_FILE} CONTENT "set(ENV{SOURCE_DATE_EPOCH} @DEALCALC_VERSION_TIME@)\n"
    @ONLY)

# Debian asks for a changelog, compressed.
set(changelog ${PROJECT_BINARY_DIR}/changelog)
file(CONFIGURE OUTPUT ${changelog} CONTENT "dealcalc (@PROJECT_VERSION@) unstable; urgency=medium

  * Version @PROJECT_VERSION@.

 -- @DEALCALC_MAINTAINER@  @DEALCALC_VERSION_MAIL_DATE@
" @ONLY)
find_program(gzip gzip)
if(gzip)
    execute_process(COMMAND ${gzip} -9nc ${changelog} OUTPUT_FILE ${changelog}.gz COMMAND_ERROR_IS_FATAL ANY)
endif()

install(FILES ${PROJECT_SOURCE_DIR}/README.md ${PROJECT_SOURCE_DIR}/src/install/copyright ${changelog}.gz
    DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/dealcalc COMPONENT debian EXCLUDE_FROM_ALL)

include(CPack)
